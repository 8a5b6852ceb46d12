using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>ρₜ = ρ₀ γ^⌊t/k⌋: the rate falls by a factor every k steps.</summary>
/// <remarks>
/// Chapter 04. PyTorch: StepLR.
/// </remarks>
public sealed record StepDecay : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="start">ρ₀, in (0, ∞).</param>
    /// <param name="every">k, steps on one stair, ≥ 1.</param>
    /// <param name="factor">γ, in (0, 1].</param>
    public StepDecay(double start, int every, double factor = 0.1)
        => (Start, Every, Factor) = (start, every, factor);

    /// <summary>ρ₀, in (0, ∞).</summary>
    public double Start { get; init => field = Within.Positive(value, "start"); }

    /// <summary>k, steps on one stair, ≥ 1.</summary>
    public int Every { get; init => field = Within.AtLeast(1, value, "every"); }

    /// <summary>γ, in (0, 1].</summary>
    public double Factor { get; init => field = Within.Share(value, "factor"); }

    /// <inheritdoc/>
    public override string Formula => "ρₜ = ρ₀ γ^⌊t/k⌋";

    /// <inheritdoc/>
    protected internal override double Value(int step) => Start * Math.Pow(Factor, step / Every);
}
