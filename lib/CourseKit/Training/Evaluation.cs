using System.Numerics;
using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>How a network does on a set of examples when it predicts.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">Share classified rightly, in [0, 1]; NaN where the targets are not classes.</param>
/// <param name="Metrics">Each further metric.</param>
internal sealed record Evaluation(double Loss, double Accuracy, IReadOnlyList<double> Metrics)
{
    // As many rows at a time as Network.Predict takes: the same matrices serve both.
    private const int Chunk = 250;

    internal static Evaluation Of(Network network, Examples examples, Loss loss, IReadOnlyList<Metric> metrics)
    {
        var all = metrics.Count > 0 ? new Matrix(examples.Count, network.Output.Size, network.Precision) : null;
        var (sum, right) = (0.0, 0L);
        for (var start = 0; start < examples.Count; start += Chunk)
        {
            Interruption.Poll();
            var count = Math.Min(Chunk, examples.Count - start);
            var pass = network.Forward(examples.X.View(start, count), training: false);
            sum += loss.Evaluate(pass.Output, examples.Targets.View(start, count), pass.OutputGradient) * count;
            if (examples.Labels is int[] labels)
                right += Right(pass.Output, labels.AsSpan(start, count));
            if (all is not null)
                pass.Output.CopyTo(all.View(start, count));
        }

        return new Evaluation(
            sum / examples.Count,
            examples.Labels is null ? double.NaN : (double)right / examples.Count,
            all is null ? [] : [.. metrics.Select(metric => metric.Measure(all, examples.Targets))]);
    }

    /// <summary>How many rows have their first largest output at their label; a NaN counts as largest.</summary>
    internal static int Right(Matrix outputs, ReadOnlySpan<int> labels)
        => outputs.Precision == Precision.Single ? Right<float>(outputs, labels) : Right<double>(outputs, labels);

    private static int Right<T>(Matrix outputs, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var right = 0;
        var all = outputs.AsSpan<T>();
        for (var row = 0; row < labels.Length; row++)
        {
            var o = all.Slice(row * outputs.Columns, outputs.Columns);
            var best = 0;
            for (var i = 1; i < o.Length && !T.IsNaN(o[best]); i++)
            {
                if (!(o[i] <= o[best]))
                    best = i;
            }

            right += best == labels[row] ? 1 : 0;
        }

        return right;
    }
}
