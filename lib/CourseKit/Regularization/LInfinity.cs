using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>The L∞ penalty λ max |θ|: only the largest weights pay, so that many become equally large.</summary>
/// <remarks>
/// The gradient is λ sign(θ) at the largest, shared evenly where several are largest (the smallest subgradient; PyTorch's
/// norm does the same), and 0 elsewhere. The proximal step cuts all weights off at ±τ, with Σ max(|θ| − τ, 0) = ρλ; for
/// ‖Θ‖₁ ≤ ρλ they all become 0.
/// </remarks>
/// <param name="Strength">λ, in [0, ∞).</param>
public sealed record LInfinity(double Strength) : Penalty
{
    /// <summary>λ, in [0, ∞).</summary>
    public double Strength { get; init => field = Within.NotNegative(value, nameof(Strength)); } = Within.NotNegative(Strength, nameof(Strength));

    /// <inheritdoc/>
    public override string Name => "L∞";

    /// <inheritdoc/>
    public override string Formula => "λ max |θ|";

    /// <inheritdoc/>
    protected internal override double Measure<T>(Span<T> weights) => Strength * double.CreateTruncating(Largest(weights));

    /// <inheritdoc/>
    protected internal override void AddSlope<T>(Span<T> weights, Span<T> gradient)
    {
        var largest = Largest(weights);
        var ties = 0;
        foreach (var θ in weights)
            ties += T.Abs(θ) == largest ? 1 : 0;

        // Without a tie the largest is NaN: no weight's share is known.
        var share = ties > 0 ? T.CreateTruncating(Strength / ties) : T.NaN;
        for (var i = 0; i < weights.Length; i++)
        {
            if (ties == 0 || (T.Abs(weights[i]) == largest && weights[i] != T.Zero))
                gradient[i] += T.CopySign(share, weights[i]);
        }
    }

    /// <inheritdoc/>
    protected internal override void Approach<T>(Span<T> weights, double rate)
    {
        var sizes = new double[weights.Length];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = Math.Abs(double.CreateTruncating(weights[i]));
        Array.Sort(sizes);

        // From the largest down: cutting the k largest off at τ removes their sum − kτ, which is to be ρλ.
        double sum = 0, τ = 0;
        for (var k = 1; k <= sizes.Length; k++)
        {
            sum += sizes[^k];
            τ = Math.Max(0, (sum - (rate * Strength)) / k);
            if (k == sizes.Length || τ >= sizes[^(k + 1)])
                break;
        }

        var bound = T.CreateTruncating(τ);
        foreach (ref var θ in weights)
            θ = T.Abs(θ) > bound ? T.CopySign(bound, θ) : θ;
    }

    private static T Largest<T>(ReadOnlySpan<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = T.Zero;
        foreach (var θ in weights)
            largest = T.Max(largest, T.Abs(θ));
        return largest;
    }
}
