using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Mutants;

/// <summary>A place in a source file and what could stand there instead.</summary>
/// <param name="Span">What is replaced.</param>
/// <param name="Line">From 1.</param>
/// <param name="Rule">The kind of change, in a word or two.</param>
/// <param name="Before">The code as it is.</param>
/// <param name="After">The code as the mutant has it.</param>
/// <param name="Write">Given the condition that is true in the mutant, the code that is either.</param>
internal sealed record Candidate(TextSpan Span, int Line, string Rule, string Before, string After, Func<string, string> Write);
