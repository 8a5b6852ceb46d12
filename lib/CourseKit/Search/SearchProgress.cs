using System.Globalization;

namespace CourseKit.Search;

/// <summary>How far a search is.</summary>
/// <param name="Done">Trials finished, those of a resumed record among them.</param>
/// <param name="Total">Trials in all.</param>
/// <param name="Best">The best so far; null while none has a score.</param>
/// <param name="Elapsed">Time since this run began.</param>
/// <param name="Resumed">Of <paramref name="Done"/>, how many came from the record.</param>
public sealed record SearchProgress(int Done, int Total, Trial? Best, TimeSpan Elapsed, int Resumed = 0)
{
    /// <summary>The time still needed, at this run's pace; null before its first trial has ended.</summary>
    public TimeSpan? Remaining
        => Done > Resumed ? Elapsed * ((double)(Total - Done) / (Done - Resumed)) : null;

    /// <summary>A bar and its numbers: <c>█████░░░░░  6/12  best 0.0834 (learning rate 0.01)  0:42, 0:42 left</c>.</summary>
    /// <param name="width">Characters of the bar, ≥ 1.</param>
    public string Bar(int width = 20)
    {
        if (width < 1)
            throw new ArgumentOutOfRangeException(nameof(width), Invariant($"width must be ≥ 1, got {width}"));
        var filled = Total == 0 ? width : (int)((long)width * Done / Total);
        var total = Total.ToString(CultureInfo.InvariantCulture);
        var best = Best is null ? "no score yet" : string.Create(CultureInfo.InvariantCulture, $"best {Best.Score:G4} ({Best.Setting})");
        var left = Done < Total && Remaining is { } remaining ? $", {Clock(remaining)} left" : "";
        return $"{new string('█', filled)}{new string('░', width - filled)}  {Done.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length)}/{total}  {best}  {Clock(Elapsed)}{left}";
    }

    /// <summary>The bar.</summary>
    public override string ToString() => Bar();

    private static string Clock(TimeSpan time)
        => time.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
}
