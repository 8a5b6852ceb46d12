using System.Globalization;
using CourseKit.Grading.Results;
using CourseKit.Grading.Running;
using CourseKit.Grading.Submissions;

namespace CourseKit.Cli;

/// <summary>What is said at the end of grading.</summary>
internal sealed class GradingReport(Terminal terminal)
{
    private const int MostShown = 20;

    /// <summary>Writes what changed, the totals, and what is left to do.</summary>
    public void Write(GradingSummary summary, GradeRequest request, IReadOnlyList<string> faults)
    {
        Changes(summary.Regraded);
        foreach (var fault in faults)
            terminal.Error.WriteLine("coursekit: " + fault);
        var part = request.Options.Shard is { } shard ? $" in part {shard}" : "";
        List<string> counts = [Invariant($"{summary.Graded} graded now"), Invariant($"{summary.Kept} before"), Invariant($"{summary.Refused} of them refused"), $"{summary.Unjudged.Count} to grade again"];
        terminal.Out.WriteLine($"{ResultLine.Count(summary.Total, "submission")}{part}: "
            + string.Join(", ", counts.Where(text => !text.StartsWith("0 ", StringComparison.Ordinal)).DefaultIfEmpty("nothing to do"))
            + $" ({ResultLine.Time(summary.Elapsed)})");
        if (summary.Stale > 0)
            Say($"{ResultLine.Count(summary.Stale, "result")} made with another SRC, other tools or another sandbox: --regrade grades them again");
        if (summary.IsInterrupted)
            Say("Stopped. What is graded is kept; the same command goes on.");
        if (summary.Unjudged.Count > 0)
        {
            Say($"Not judged because of a failure of ours: {string.Join(", ", summary.Unjudged.Take(MostShown).Select(student => PrintableText.Of(student)))}"
                + (summary.Unjudged.Count > MostShown ? ", …" : "") + ". The same command grades them again.");
        }

        if (summary.ToGradeByHand > 0)
            Say($"{ResultLine.Count(summary.ToGradeByHand, "written answer")} to grade by hand: 'coursekit grades set'. Until then 0 points");
        if (request.Judge.Sandbox == "none")
            Say("The code ran without a sandbox; every result says so.");
        var folder = terminal.Shown(request.Gradebook.Folder);
        if (request.Options.Shard is not null)
            Say($"Results are in {folder}; when all parts are done: coursekit grades merge PARTS --out DIR");
        else if (!summary.IsInterrupted)
            Say($"Tables are in {folder}: open {terminal.Shown(Path.Combine(request.Gradebook.Folder, "report.html"))} first");
    }

    private void Changes(IReadOnlyList<RegradedSubmission> regraded)
    {
        var changed = regraded.Where(one => one.Note.Exercises.Count > 0).ToList();
        foreach (var one in changed.Take(MostShown))
        {
            Say(string.Create(CultureInfo.InvariantCulture,
                $"{PrintableText.Of(one.Student)}: {one.Note.PointsBefore:0.##} → {one.PointsAfter:0.##} points because of another {ChangesTable.Causes(one.Note)} ({string.Join("; ", one.Note.Exercises.Select(Change))})"));
        }

        if (changed.Count > MostShown)
            Say(Invariant($"… and {changed.Count - MostShown} more"));
        if (regraded.Count > 0)
            Say($"{regraded.Count} graded again, {changed.Count} of them came out otherwise{(changed.Count > 0 ? "; changes.csv has every change" : "")}");
    }

    private static string Change(ExerciseChange change) => string.Create(CultureInfo.InvariantCulture,
        $"{change.Id} {Points(change.Before)} → {Points(change.After)}");

    private static string Points(decimal? points) => points?.ToString("0.##", CultureInfo.InvariantCulture) ?? "none";

    private void Say(string line) => terminal.Out.WriteLine(line);
}
