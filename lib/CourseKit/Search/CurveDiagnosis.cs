using System.Globalization;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Reads learning curves as a person would, by a few rules, and says what it saw and what to try.</summary>
/// <remarks>
/// The rules (E is the curve's number of steps, curves are smoothed over E/20 of them unless it says otherwise):
/// <para>rate too large: a loss that is not finite, ends above its start, or jumps (at least 30 % of its unsmoothed steps go up, and all of them together go at least twice the way that it fell), or one that
/// has made 90 % of its fall in a tenth of the time and then stays above half of its start;</para>
/// <para>rate too small: it fell by less than 2 %, or it is still falling in a straight line: the last quarter has at least 15 % of the fall, the first at most 40 %, and less than half of the start is gone;</para>
/// <para>flat at first: less than 5 % of the fall in the first fifth of the time;</para>
/// <para>over-fit: validation loss ends 5 % or more above its lowest while training fell on, or training accuracy is 0.05 or more above that of validation;</para>
/// <para>no gap: accuracies (or, without, losses) end within 0.02 (5 %) of each other, and training accuracy is below 0.98 (or the loss above a tenth of its start);</para>
/// <para>accuracy jumps: somewhere within a tenth of the time accuracy grows by 0.1 or more while the loss falls by less than 5 % of what it was.</para>
/// They are rules of thumb: they look at shapes and know nothing of the task.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class CurveDiagnosis : IHtml
{
    private CurveDiagnosis(IReadOnlyList<(CurveFinding Finding, string Seen)> findings) => Details = findings;

    /// <summary>What was found, the most urgent first; never empty.</summary>
    public IReadOnlyList<CurveFinding> Findings => [.. Details.Select(detail => detail.Finding)];

    /// <summary>Each finding with the numbers it was seen by.</summary>
    public IReadOnlyList<(CurveFinding Finding, string Seen)> Details { get; }

    /// <summary>Reads the curves of one training.</summary>
    /// <param name="losses">Training loss, epoch by epoch from the start; at least 5 numbers, the first finite.</param>
    /// <param name="validationLosses">Validation loss, as long; null without one.</param>
    /// <param name="accuracies">Training accuracy in [0, 1], as long; null without one.</param>
    /// <param name="validationAccuracies">Validation accuracy in [0, 1], as long; null without one.</param>
    public static CurveDiagnosis Of(IReadOnlyList<double> losses, IReadOnlyList<double>? validationLosses = null, IReadOnlyList<double>? accuracies = null, IReadOnlyList<double>? validationAccuracies = null)
    {
        ArgumentNullException.ThrowIfNull(losses);
        if (losses.Count < 5)
            throw new ArgumentException($"a curve needs 5 numbers or more to be read, got {losses.Count}", nameof(losses));
        if (!double.IsFinite(losses[0]))
            throw new ArgumentException($"the first loss must be finite, got {losses[0].ToString(CultureInfo.InvariantCulture)}: look at the model before it trains", nameof(losses));
        RequireLength(validationLosses, losses.Count, nameof(validationLosses));
        RequireLength(accuracies, losses.Count, nameof(accuracies));
        RequireLength(validationAccuracies, losses.Count, nameof(validationAccuracies));

        var findings = new List<(CurveFinding, string)>();
        if (Index(losses, loss => !double.IsFinite(loss)) is { } broken)
            return new CurveDiagnosis([(CurveFinding.RateTooLarge, Say($"the loss was {Storage.Text(losses[broken])} at epoch {broken}"))]);
        var curve = Smooth(losses);
        Rate(losses, curve, accuracies, findings);
        Gap(curve, validationLosses, accuracies, validationAccuracies, findings);
        if (findings.Count == 0)
            findings.Add((CurveFinding.LooksRight, Say($"the loss fell from {losses[0]:G3} to {losses[^1]:G3} and levels off")));
        return new CurveDiagnosis(findings);
    }

    /// <summary>What a finding asks for.</summary>
    /// <param name="finding">The finding.</param>
    public static string Advice(CurveFinding finding) => finding switch
    {
        CurveFinding.RateTooSmall => "raise the learning rate (3 to 10 times), or train longer",
        CurveFinding.RateTooLarge => "lower the learning rate (3 to 10 times), or let it fall with time",
        CurveFinding.FlatAtFirst => "look at the initialization: the scale of weights and activations, layer by layer",
        CurveFinding.OverFit => "more data or augmentation, stronger regularization, or stop early",
        CurveFinding.NoGap => "more capacity: more units or layers, less regularization, longer training",
        CurveFinding.AccuracyJumps => "no fault: the right class is slightly ahead before softmax is sure; watch the loss for progress, and go on",
        _ => "nothing to mend here; search on with finer steps",
    };

    /// <summary>Finding, what was seen and what to try, as HTML.</summary>
    public string ToHtml() => Show().ToHtml();

    /// <summary>A line a finding: what it is, what was seen, what to try.</summary>
    public override string ToString() => string.Join('\n', Details.Select(detail => $"{Words(detail.Finding)}: {detail.Seen}; {Advice(detail.Finding)}"));

    private static void Rate(IReadOnlyList<double> losses, double[] curve, IReadOnlyList<double>? accuracies, List<(CurveFinding, string)> findings)
    {
        var (start, end) = (curve[0], curve[^1]);
        var steps = losses.Count - 1;
        var fall = start - end;
        double FallBy(double share) => (start - curve[(int)Math.Round(share * steps)]) / fall;
        var rises = Enumerable.Range(1, steps).Select(i => Math.Max(losses[i] - losses[i - 1], 0)).ToArray();
        var ups = rises.Count(rise => rise > 0) / (double)steps;

        if (end > start + (0.02 * Math.Abs(start)))
            findings.Add((CurveFinding.RateTooLarge, Say($"the loss grew from {start:G3} to {end:G3}")));
        else if (ups >= 0.3 && rises.Sum() >= 2 * fall && rises.Max() > 0.1 * Math.Abs(start))
            findings.Add((CurveFinding.RateTooLarge, Say($"the loss jumps: {100 * ups:F0} % of the steps go up, by up to {rises.Max():G3}")));
        else if (fall < 0.02 * Math.Abs(start))
            findings.Add((CurveFinding.RateTooSmall, Say($"the loss hardly moves: from {start:G3} to {end:G3}")));
        else if (FallBy(0.1) >= 0.9 && end > start / 2)
            findings.Add((CurveFinding.RateTooLarge, Say($"{100 * FallBy(0.1):F0} % of the fall came in the first tenth, and the loss stays at {end:G3}")));
        else if (FallBy(0.2) < 0.05)
            findings.Add((CurveFinding.FlatAtFirst, Say($"only {100 * Math.Max(FallBy(0.2), 0):F0} % of the fall came in the first fifth of the time")));
        else if (1 - FallBy(0.75) >= 0.15 && FallBy(0.25) <= 0.4 && end > start / 2)
            findings.Add((CurveFinding.RateTooSmall, Say($"the loss falls in a straight line and has come from {start:G3} to {end:G3} only")));

        if (accuracies is null)
            return;
        var window = Math.Max(1, steps / 10);
        for (var i = 0; i + window <= steps; i++)
        {
            if (accuracies[i + window] - accuracies[i] < 0.1 || losses[i] - losses[i + window] >= 0.05 * Math.Abs(losses[i]))
                continue;
            findings.Add((CurveFinding.AccuracyJumps, Say($"between epochs {i} and {i + window} accuracy went from {accuracies[i]:F2} to {accuracies[i + window]:F2} and the loss from {losses[i]:G4} to {losses[i + window]:G4}")));
            return;
        }
    }

    private static void Gap(double[] curve, IReadOnlyList<double>? validationLosses, IReadOnlyList<double>? accuracies, IReadOnlyList<double>? validationAccuracies, List<(CurveFinding, string)> findings)
    {
        if (validationLosses is not null && validationLosses.All(double.IsFinite))
        {
            var validation = Smooth(validationLosses);
            var lowest = Array.IndexOf(validation, validation.Min());
            if (validation[^1] - validation[lowest] >= 0.05 * Math.Abs(validation[lowest]) && curve[^1] < curve[lowest])
            {
                findings.Add((CurveFinding.OverFit, Say($"validation loss was lowest, {validation[lowest]:G3}, at epoch {lowest} and ended at {validation[^1]:G3} while training fell on")));
                return;
            }
        }

        if (accuracies is not null && validationAccuracies is not null)
        {
            var (train, validation) = (Smooth(accuracies)[^1], Smooth(validationAccuracies)[^1]);
            if (train - validation >= 0.05)
                findings.Add((CurveFinding.OverFit, Say($"accuracy ends at {train:F2} in training and {validation:F2} in validation")));
            else if (train - validation <= 0.02 && train < 0.98)
                findings.Add((CurveFinding.NoGap, Say($"accuracy ends at {train:F2} in training and {validation:F2} in validation")));
        }
        else if (validationLosses is not null)
        {
            var validation = Smooth(validationLosses)[^1];
            if (Math.Abs(validation - curve[^1]) <= 0.05 * Math.Abs(curve[^1]) && curve[^1] > 0.1 * curve[0] && curve[^1] < 0.98 * curve[0])
                findings.Add((CurveFinding.NoGap, Say($"the loss ends at {curve[^1]:G3} in training and {validation:G3} in validation")));
        }
    }

    // The mean of the E/20 values on either side, fewer at the ends, so that both ends stay where they are.
    private static double[] Smooth(IReadOnlyList<double> values)
    {
        var radius = values.Count / 40;
        return [.. values.Select((_, i) =>
        {
            var reach = Math.Min(radius, Math.Min(i, values.Count - 1 - i));
            var sum = 0.0;
            for (var j = i - reach; j <= i + reach; j++)
                sum += values[j];
            return sum / ((2 * reach) + 1);
        })];
    }

    private static int? Index(IReadOnlyList<double> values, Func<double, bool> wanted)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (wanted(values[i]))
                return i;
        }

        return null;
    }

    private static void RequireLength(IReadOnlyList<double>? values, int length, string name)
    {
        if (values is not null && values.Count != length)
            throw new ArgumentException(Invariant($"{name} must have {length} numbers, as many as losses, got {values.Count}"), name);
    }

    private static string Words(CurveFinding finding) => finding switch
    {
        CurveFinding.RateTooSmall => "learning rate too small",
        CurveFinding.RateTooLarge => "learning rate too large",
        CurveFinding.FlatAtFirst => "flat at first",
        CurveFinding.OverFit => "over-fitting",
        CurveFinding.NoGap => "no gap",
        CurveFinding.AccuracyJumps => "accuracy jumps, loss creeps",
        _ => "looks right",
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private Table Show() => Table.Of(Details, ("finding", detail => Words(detail.Finding)), ("seen", detail => detail.Seen), ("try", detail => Advice(detail.Finding)));
}
