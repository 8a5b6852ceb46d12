using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>ρₜ = ρ₀ / (1 + kt): the 1/t decay, whose sum diverges while its squares' sum does not.</summary>
/// <remarks>
/// Chapter 04. Robbins and Monro (1951): with Σρₜ = ∞ and Σρₜ² &lt; ∞ stochastic descent converges.
/// </remarks>
public sealed record InverseTimeDecay : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="start">ρ₀, in (0, ∞).</param>
    /// <param name="rate">k, in [0, ∞): after 1/k steps the rate has halved.</param>
    public InverseTimeDecay(double start, double rate)
        => (Start, Rate) = (start, rate);

    /// <summary>ρ₀, in (0, ∞).</summary>
    public double Start { get; init => field = Within.Positive(value, "start"); }

    /// <summary>k, in [0, ∞): after 1/k steps the rate has halved.</summary>
    public double Rate { get; init => field = Within.NotNegative(value, "rate"); }

    /// <inheritdoc/>
    public override string Formula => "ρₜ = ρ₀ / (1 + kt)";

    /// <inheritdoc/>
    protected internal override double Value(int step) => Start / (1 + (Rate * step));
}
