using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel.Errors;

/// <summary>Compile errors, as the reader of a notebook sees them.</summary>
internal static class CompileErrorReport
{
    private const int Shown = 10;
    private const int FoldersUp = 8;

    /// <summary>Reports a cell's errors in the order of the text, causes before consequences: what can't be read as C# at
    /// all, then what means nothing, then what only follows from either.</summary>
    /// <param name="failure">The errors.</param>
    /// <param name="places">The sources.</param>
    /// <param name="cell">The cell that was compiled, for errors without a place.</param>
    public static ErrorOutput Of(CompileFailure failure, CellPlaces places, CellSource cell)
    {
        var located = failure.Errors
            .Select(error => Locate(error, failure, places, cell))
            .OrderBy(e => e.Source == cell ? 0 : 1).ThenBy(e => e.Rank).ThenBy(e => e.Line).ThenBy(e => e.Column)
            .DistinctBy(e => (e.Source, e.Line, e.Column, e.Text))
            .ToList();
        var first = located[0];
        List<string> lines = [.. first.Source.Show(first.Line, first.Column)];
        foreach (var next in located.Skip(1).Take(Shown - 1))
        {
            lines.Add($"{next.Place}: {next.Text}");
            lines.AddRange(next.Source.Show(next.Line, next.Column));
        }

        if (located.Count > Shown)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"… and {located.Count - Shown} more errors"));
        return new ErrorOutput(first.Id, $"{first.Place}: {first.Text}", lines);
    }

    private static Located Locate(Diagnostic error, CompileFailure failure, CellPlaces places, CellSource cell)
    {
        var span = error.Location.GetLineSpan();
        var source = places.Find(span.Path) ?? cell;
        var known = error.Location.IsInSource;
        var (line, column) = known
            ? (span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1)
            : (0, 0);
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        var advice = OfDirective(error, places) ?? CompileAdvice.Of(error, failure.Compilation);
        return new Located(source, line, column, error.Id, $"{error.Id}: {message}{advice}", RankOf(error));
    }

    private static int RankOf(Diagnostic error)
        => error.Location.SourceTree is { } tree && tree.GetDiagnostics().Any(fault => fault.Id == error.Id && fault.Location == error.Location) ? 0
            // «Not all code paths return a value», «unassigned variable»: mostly since another line is not what it was meant to be.
            : error.Id is "CS0161" or "CS1643" or "CS0165" or "CS8070" ? 2
            : 1;

    private static string? OfDirective(Diagnostic error, CellPlaces places)
    {
        switch (error.Id)
        {
            case "CS0006" when error.Location.SourceTree is { } tree:
                var line = tree.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString();
                var path = line.Split('"') is [_, var quoted, ..] ? quoted : "";
                return Path.IsPathRooted(path)
                    ? ". The path is absolute: on another machine, and in the sandbox that grades, it leads nowhere. Write it relative to the notebook's folder, like ../lib/…"
                    : Elsewhere(path, places.WorkingDirectory) is { } found
                        ? $". This notebook lies in another folder than it was written for: from here it is \"{found}\""
                        : $" (looked for {Path.GetFullPath(path, places.WorkingDirectory)}). If it is a library of this course, build it first: dotnet build -c Release";
            case "CS7009" or "CS8097" or "CS8098":
                return ": #r and #load must stand before the cell's code";
            default:
                return null;
        }
    }

    /// <summary>The same path from more, or fewer, folders up, if there is a file.</summary>
    private static string? Elsewhere(string path, string folder)
    {
        var below = path.Replace('\\', '/');
        while (below.StartsWith("../", StringComparison.Ordinal))
            below = below[3..];
        return Enumerable.Range(0, FoldersUp).Select(up => string.Concat(Enumerable.Repeat("../", up)) + below)
            .FirstOrDefault(candidate => below.Length > 0 && File.Exists(Path.GetFullPath(candidate, folder)));
    }

    private sealed record Located(CellSource Source, int Line, int Column, string Id, string Text, int Rank)
    {
        public string Place => Line > 0 ? Source.At(Line) : Source.Name;
    }
}
