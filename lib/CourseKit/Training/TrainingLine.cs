namespace CourseKit.Training;

/// <summary>Progress as one line of text that its owner shows in place of the last one, in a notebook's cell or a terminal.</summary>
/// <remarks>
/// <c>Progress = new TrainingLine(text =&gt; Console.Write("\r" + text))</c>, or the update of a displayed value. Unlike
/// <see cref="Progress{T}"/> it calls on the training thread, so that lines come in order and none after the end.
/// </remarks>
/// <param name="show">Shows a line; shorter ones are filled up with spaces to the longest so far.</param>
public sealed class TrainingLine(Action<string> show) : IProgress<TrainingProgress>
{
    private readonly Action<string> _show = show ?? throw new ArgumentNullException(nameof(show));
    private int _longest;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var line = value.ToString();
        _longest = Math.Max(_longest, line.Length);
        _show(line.PadRight(_longest));
    }
}
