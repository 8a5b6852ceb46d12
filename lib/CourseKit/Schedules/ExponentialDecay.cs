using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>ρₜ = ρ₀ γᵗ: each step the same fraction is lost.</summary>
/// <remarks>
/// Chapter 04; the lecture's ρ₀ exp(−kt) is γ = exp(−k). PyTorch: ExponentialLR.
/// </remarks>
public sealed record ExponentialDecay : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="start">ρ₀, in (0, ∞).</param>
    /// <param name="factor">γ, in (0, 1]; near 1, as it acts at every step.</param>
    public ExponentialDecay(double start, double factor)
        => (Start, Factor) = (start, factor);

    /// <summary>ρ₀, in (0, ∞).</summary>
    public double Start { get; init => field = Within.Positive(value, "start"); }

    /// <summary>γ, in (0, 1]; near 1, as it acts at every step.</summary>
    public double Factor { get; init => field = Within.Share(value, "factor"); }

    /// <inheritdoc/>
    public override string Formula => "ρₜ = ρ₀ γᵗ";

    /// <inheritdoc/>
    protected internal override double Value(int step) => Start * Math.Pow(Factor, step);
}
