using CourseKit.Grading.Assignments.Proof;
using CourseKit.Grading.Assignments.Reading;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments;

/// <summary>The comparison of a released notebook with everything that its source hides.</summary>
/// <remarks>
/// <para>Each line of a solution, a wrong answer, a hidden test and a rubric is looked for in each released line; a long one also
/// within a line, as a comment or a sentence would hold it. White space does not count. Such a line is a leak unless
/// one of these holds:</para>
/// <list type="bullet">
/// <item>it tells nothing, as <c>}</c> or <c>return x;</c> do (fewer than two words besides C#'s own);</item>
/// <item>the same exercise's cells show it outside their regions, so the instructor wrote it for students to see;</item>
/// <item>another cell shows it, and that cell shows no more than half of the region's telling lines:
/// <c>var rng = new Random(1);</c> may well stand in two places, a whole solution may not.</item>
/// </list>
/// <para>Numbers of four or more digits and longer texts in hidden tests must not occur in what students get, unless the
/// exercise's own cells or a set-up cell show them, too. Markers, outputs, attachments and metadata must not occur at all.</para>
/// </remarks>
/// <param name="Leaks">What was found; empty if the proof holds.</param>
/// <param name="HiddenLines">How many hidden lines were looked for.</param>
/// <param name="ReleasedLines">In how many released lines.</param>
public sealed record LeakProof(IReadOnlyList<Leak> Leaks, int HiddenLines, int ReleasedLines)
{
    /// <summary>Whether nothing leaks.</summary>
    public bool Holds => Leaks.Count == 0;

    /// <summary>Compares a released notebook with its source.</summary>
    /// <param name="assignment">The source.</param>
    /// <param name="released">What students get, best as read back from the file they get.</param>
    public static LeakProof Of(Assignment assignment, Notebook released)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(released);
        var source = new VisibleLines(assignment);
        var values = source.Secrets.Where(secret => secret.Region.Kind == RegionKind.HiddenTests)
            .SelectMany(secret => CodeLine.Values(SourceLines.Split(secret.Cell.Cell.Source)[secret.Line]).Select(value => (Value: value, Secret: secret)))
            .DistinctBy(pair => pair.Value, StringComparer.Ordinal).ToList();
        List<Leak> leaks = [];
        var count = 0;
        foreach (var (i, cell) in released.Cells.Index())
        {
            if (cell.Outputs.Count > 0 || cell.Attachments is not null || cell.OtherFields is not null || cell.Metadata is not null)
                leaks.Add(new Leak("outputs, metadata or attachments", 0, 0, i + 1, 0));
            foreach (var (l, line) in SourceLines.Split(cell.Source).Index())
            {
                count++;
                if (RegionMarkers.IsLike(line))
                    leaks.Add(new Leak("a marker", 0, 0, i + 1, l + 1));
                if (LeakIn(line, source) is { } secret)
                    leaks.Add(new Leak(secret.What, secret.Cell.Number, secret.FileLine, i + 1, l + 1));
                else if (values.Find(pair => Holding(line, pair.Value) && !MayShow(line, pair.Secret, source)) is { Value: not null } found)
                    leaks.Add(new Leak("a value of the hidden tests", found.Secret.Cell.Number, found.Secret.FileLine, i + 1, l + 1));
            }
        }

        return new LeakProof(leaks, source.Secrets.Count, count);
    }

    private static Secret? LeakIn(string line, VisibleLines source)
    {
        var bare = CodeLine.Bare(line);
        foreach (var secret in source.Secrets.Where(secret => CodeLine.Shows(bare, secret.Bare)))
        {
            var showing = source.Showing(bare).ToList();
            if (showing.Count == 0 || (!showing.Exists(cell => IsOfSameExercise(cell, secret.Cell)) && showing.Exists(cell => source.GivesAway(cell, secret.Region))))
                return secret;
        }

        return null;
    }

    private static bool Holding(string line, string value)
    {
        for (var at = line.IndexOf(value, StringComparison.Ordinal); at >= 0; at = line.IndexOf(value, at + 1, StringComparison.Ordinal))
        {
            var end = at + value.Length;
            if ((at == 0 || !IsPart(line[at - 1])) && (end == line.Length || !IsPart(line[end])))
                return true;
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool MayShow(string line, Secret secret, VisibleLines source)
        => source.Showing(CodeLine.Bare(line)).Any(cell => cell.Role == CellRole.Setup || IsOfSameExercise(cell, secret.Cell));

    private static bool IsOfSameExercise(AssignmentCell cell, AssignmentCell other)
        => cell.Number == other.Number || (cell.Id is not null && cell.Id == other.Id);
}
