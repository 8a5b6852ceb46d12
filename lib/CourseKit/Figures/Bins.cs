using System.Text;
using CourseKit.Display;

namespace CourseKit.Figures;

/// <summary>Bins of equal width: bin i holds the values in [Start + i·Size, Start + (i + 1)·Size).</summary>
/// <param name="Start">Lower edge of the first bin.</param>
/// <param name="End">Upper edge of the last bin.</param>
/// <param name="Size">Width of every bin, &gt; 0.</param>
public sealed record Bins(double Start, double End, double Size)
{
    /// <summary>How many bins there are.</summary>
    public int Number => Math.Max(1, (int)Math.Ceiling(((End - Start) / Size) - 1e-9));

    /// <summary>Bins with round edges that cover a sample.</summary>
    /// <remarks>
    /// The width is near 2s/n^0.4 (s: standard deviation, n: sample size), Plotly's rule, or what gives the wanted
    /// number, rounded to 1, 2 or 5 times a power of ten. Whole numbers get bins around them, not between.
    /// </remarks>
    /// <param name="sample">The values; those not finite are left out.</param>
    /// <param name="wanted">About how many bins, ≥ 1; 0 decides from the sample.</param>
    public static Bins For(IEnumerable<double> sample, int wanted = 0)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfNegative(wanted);
        var values = sample.Where(double.IsFinite).ToArray();
        if (values.Length == 0)
            return new(0, 1, 1);
        double low = values.Min(), high = values.Max();
        if (low == high)
            return low == Math.Floor(low) ? new(low - 0.5, low + 0.5, 1) : new(low - 0.05, low + 0.05, 0.1);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        var rough = wanted > 0 ? (high - low) / wanted : Math.Max(2 * deviation / Math.Pow(values.Length, 0.4), (high - low) / 200);
        var whole = values.All(v => v == Math.Floor(v));
        var size = Svg.Ticks.RoundStep(rough);
        if (whole)
            size = Math.Max(1, Math.Round(size));
        var start = Math.Floor((low / size) + 1e-9) * size;
        var end = (Math.Floor((high / size) + 1e-9) + 1) * size;
        if (!whole && end - high >= size * (1 - 1e-9))
            end -= size;
        var shift = whole ? 0.5 : 0;
        return new(Math.Round(start - shift, 12), Math.Round(end - shift, 12), Math.Round(size, 12));
    }

    /// <summary>The middle of a bin, counted from 0.</summary>
    public double Center(int bin) => Math.Round(Start + ((bin + 0.5) * Size), 12);

    /// <summary>How many values, or what sum of weights, each bin holds; values outside all bins are left out.</summary>
    /// <param name="sample">The values.</param>
    /// <param name="weights">How much each counts; null counts each once.</param>
    public double[] Count(IReadOnlyList<double> sample, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var counts = new double[Number];
        for (var i = 0; i < sample.Count; i++)
        {
            // The last edge belongs to the last bin, so that a sample's maximum is not lost.
            var place = Math.Floor(((sample[i] - Start) / Size) + 1e-9);
            if (place == counts.Length && sample[i] <= End)
                place--;
            if (place >= 0 && place < counts.Length)
                counts[(int)place] += weights is null ? 1 : weights[i];
        }

        return counts;
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
