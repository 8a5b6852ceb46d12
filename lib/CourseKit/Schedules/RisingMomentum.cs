using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>αₜ = min(αₘₐₓ, 1 − (1 − α₀) / (⌊t/k⌋ + 1)): momentum that rises from 0.5 to 0.99.</summary>
/// <remarks>
/// Chapter 04; with α₀ = ½ the schedule of Sutskever et al. (2013): αₜ = 1 − 2^(−1 − log₂(⌊t/250⌋ + 1)). The average
/// over past gradients, 1/(1 − α) steps long, grows by the same number each k steps.
/// </remarks>
public sealed record RisingMomentum : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="from">α₀, in [0, 1).</param>
    /// <param name="to">αₘₐₓ, in [0, 1).</param>
    /// <param name="every">k, steps between two rises, ≥ 1.</param>
    public RisingMomentum(double from = 0.5, double to = 0.99, int every = 250)
        => (From, To, Every) = (from, to, every);

    /// <summary>α₀, in [0, 1).</summary>
    public double From { get; init => field = Within.Decay(value, "from"); }

    /// <summary>αₘₐₓ, in [0, 1).</summary>
    public double To { get; init => field = Within.Decay(value, "to"); }

    /// <summary>k, steps between two rises, ≥ 1.</summary>
    public int Every { get; init => field = Within.AtLeast(1, value, "every"); }

    /// <inheritdoc/>
    public override string Formula => "αₜ = min(αₘₐₓ, 1 − (1 − α₀) / (⌊t/k⌋ + 1))";

    /// <inheritdoc/>
    protected internal override double Value(int step) => Math.Min(To, 1 - ((1 - From) / ((step / Every) + 1)));
}
