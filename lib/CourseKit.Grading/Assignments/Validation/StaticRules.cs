using System.Text.RegularExpressions;
using CourseKit.Grading.Assignments.Reading;
using CourseKit.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Grading.Assignments.Validation;

/// <summary>What is wrong with a source notebook as far as its text tells.</summary>
internal static partial class StaticRules
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The problems, each with the id of its exercise; null for the notebook as a whole.</summary>
    public static IEnumerable<(string? Id, string Problem)> Of(Assignment assignment)
    {
        foreach (var leak in LeakProof.Of(assignment, AssignmentRelease.Create(assignment)).Leaks)
            yield return (null, leak.ToString());
        foreach (var check in assignment.Exercises.SelectMany(exercise => exercise.Checks))
        {
            foreach (var problem in OfCheck(check, assignment.Source.FileName))
                yield return (check.ExerciseId, problem);
        }
    }

    private static IEnumerable<string> OfCheck(ExerciseCheckCell check, string file)
    {
        var (cell, number) = (check.Cell.Cell, check.Cell.Number);
        var lines = SourceLines.Split(cell.Source);
        foreach (var region in RegionMarkers.Read(cell, number, new FaultList(file)))
        {
            for (var i = region.First + 1; i < region.Last; i++)
            {
                if (Expecting().Match(lines[i]) is { Success: true } call)
                    yield return Place(check, file, i) + $"{call.Value.Trim()} in hidden tests would bring the expected value into the student's process; write .Observe(name, () => value)";
            }
        }

        if (!Observing().IsMatch(check.Source))
            yield return Place(check, file, 0) + "this check observes nothing but true and false, which anybody can guess; add .Observe(name, () => value) or a .Case with a value";
        if (CSharpSyntaxTree.ParseText(check.Cell.Released, Parsing).GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            yield return Place(check, file, 0) + $"without its hidden tests the check does not compile ({error.Id}); hidden lines must be whole statements or whole .Observe(…) links of the chain";
    }

    private static string Place(ExerciseCheckCell check, string file, int line)
        => FormattableString.Invariant($"{file}, cell {check.Cell.Number}")
            + (check.Cell.Cell.StartLine > 0 ? FormattableString.Invariant($", line {check.Cell.Cell.StartLine + line}") : "") + ": ";

    [GeneratedRegex(@"\.\s*(Case|Mistake|MistakeWhen|Holds)\s*\(", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Expecting();

    [GeneratedRegex(@"\.\s*(Case|Observe)\s*\(", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Observing();
}
