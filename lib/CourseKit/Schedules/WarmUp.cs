using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>A linear rise over the first k steps, then another schedule from its start.</summary>
/// <remarks>
/// ρₜ = ρ₀ (f + (1 − f) t/k) for t &lt; k, with ρ₀ what the other schedule starts from; then that schedule at t − k.
/// PyTorch: SequentialLR of LinearLR and the other. Goyal et al. (2017).
/// </remarks>
public sealed record WarmUp : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="then">What follows; a number for a constant rate.</param>
    /// <param name="steps">k, steps of the rise, ≥ 1.</param>
    /// <param name="from">f, the fraction of ρ₀ to begin with, in [0, 1].</param>
    public WarmUp(Schedule then, int steps, double from = 0)
        => (Then, Steps, From) = (then, steps, from);

    /// <summary>What follows; a number for a constant rate.</summary>
    public Schedule Then { get; init => field = value ?? throw new ArgumentNullException("then"); }

    /// <summary>k, steps of the rise, ≥ 1.</summary>
    public int Steps { get; init => field = Within.AtLeast(1, value, "steps"); }

    /// <summary>f, the fraction of ρ₀ to begin with, in [0, 1].</summary>
    public double From { get; init => field = value is >= 0 and <= 1 ? value : throw Within.Outside("from", "[0, 1]", value); }

    /// <inheritdoc/>
    public override string Formula => "ρₜ = ρ₀ (f + (1 − f) t/k) while t < k";

    /// <inheritdoc/>
    protected internal override double Value(int step)
        => step < Steps ? Then.Value(0) * (From + ((1 - From) * step / Steps)) : Then.Value(step - Steps);
}
