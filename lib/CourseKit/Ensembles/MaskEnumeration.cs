using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>Dropout as an ensemble: all 2ⁿ networks that dropping n units leaves, averaged exactly.</summary>
/// <remarks>
/// A mask keeps a unit (1) or drops it (0); dropping has probability p, independently. Each mask is a member whose weight is the
/// mask's probability. For a softmax classifier whose inputs are dropped, the geometric mean of all 2ⁿ members is exactly the
/// one network whose inputs are scaled by 1 − p (Goodfellow, Bengio and Courville, 2016, 7.12); for deeper networks that
/// scaling is an approximation, whose error this shows.
/// </remarks>
public static class MaskEnumeration
{
    private const int MostUnits = 20;

    /// <summary>Every mask with its probability, the unit 0 changing fastest; the probabilities sum to 1.</summary>
    /// <param name="units">n, in 1 … 20.</param>
    /// <param name="dropRate">p, in [0, 1).</param>
    public static IEnumerable<(Vector Mask, double Probability)> Masks(int units, double dropRate)
    {
        if (units is < 1 or > MostUnits)
            throw new ArgumentOutOfRangeException(nameof(units), Invariant($"units must be in 1 … {MostUnits}, got {units}"));
        _ = Within.Decay(dropRate, nameof(dropRate));
        return from code in Enumerable.Range(0, 1 << units)
               let kept = int.PopCount(code)
               select (
                   Vector.From(Enumerable.Range(0, units).Select(unit => (code >> unit) & 1).Select(bit => (double)bit)),
                   Math.Pow(1 - dropRate, kept) * Math.Pow(dropRate, units - kept));
    }

    /// <summary>The arithmetic mean Σ P(mask) softmax(s(mask)) of the members' probabilities.</summary>
    /// <param name="units">n, in 1 … 20.</param>
    /// <param name="dropRate">p, in [0, 1).</param>
    /// <param name="scores">The scores (examples × classes) of the network under a mask of n numbers 0 or 1.</param>
    public static Matrix ArithmeticMean(int units, double dropRate, Func<Vector, Matrix> scores)
        => Mean(units, dropRate, mask => Softmax.At(scores(mask)));

    /// <summary>The geometric mean of the members' probabilities, scaled to sum 1: softmax(Σ P(mask) s(mask)).</summary>
    /// <inheritdoc cref="ArithmeticMean"/>
    public static Matrix GeometricMean(int units, double dropRate, Func<Vector, Matrix> scores)
        => Softmax.At(Mean(units, dropRate, scores));

    private static Matrix Mean(int units, double dropRate, Func<Vector, Matrix> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Matrix? mean = null;
        foreach (var (mask, probability) in Masks(units, dropRate))
        {
            var part = outputs(mask) * probability;
            mean = mean is null ? part : mean + part;
        }

        return mean!;
    }
}
