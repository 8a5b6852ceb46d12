using System.CommandLine;

namespace CourseKit.Cli;

/// <summary>Options that belong together in the help.</summary>
/// <param name="Heading">What they are about.</param>
/// <param name="Options">The options.</param>
internal sealed record OptionGroup(string Heading, IReadOnlyList<Option> Options);
