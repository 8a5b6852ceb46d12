using System.Globalization;

namespace CourseKit.Training;

/// <summary>Where a training stands, for a line that is written over again and again.</summary>
/// <param name="Epoch">The epoch that runs, counted from 1; the last when all are done.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Steps done in it.</param>
/// <param name="Steps">Steps an epoch has.</param>
/// <param name="Loss">The mean loss of the epoch's steps so far; of the epoch's record after its last.</param>
/// <param name="ValidationLoss">The last one measured; null without a validation set.</param>
/// <param name="Elapsed">Since the start.</param>
/// <param name="Remaining">At the pace so far, to the end of all epochs; null before the first step.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, int Step, int Steps, double Loss, double? ValidationLoss, TimeSpan Elapsed, TimeSpan? Remaining)
{
    private const int Width = 20;

    /// <summary>Share of all steps that are done, in [0, 1].</summary>
    public double Share => Epochs == 0 ? 1 : (Epoch - 1 + ((double)Step / Steps)) / Epochs;

    /// <summary>One line: <c>epoch 3/10 ████████░░░░░░░░░░░░ 40 %  loss 0.2134  validation 0.2501  0:12, 0:18 left</c>.</summary>
    public override string ToString()
    {
        var full = (int)Math.Round(Share * Width);
        var validation = ValidationLoss is { } loss ? string.Create(CultureInfo.InvariantCulture, $"  validation {loss:G4}") : "";
        var left = Remaining is { } rest && Share < 1 ? $", {Text(rest)} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}/{Epochs} {new string('█', full)}{new string('░', Width - full)} {Share * 100:0} %  loss {Loss:G4}{validation}  {Text(Elapsed)}{left}");
    }

    private static string Text(TimeSpan time)
        => time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
