using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>ρₜ = ρₘᵢₙ + ½(ρ₀ − ρₘᵢₙ)(1 + cos πt/T): half a cosine from ρ₀ down to ρₘᵢₙ, restarted if asked.</summary>
/// <remarks>
/// Loshchilov and Hutter (2017), SGDR. Without restarts it stays at ρₘᵢₙ from step T on, where PyTorch's
/// CosineAnnealingLR would climb again; with them it is CosineAnnealingWarmRestarts: ρ₀ again at T, the next period
/// <see cref="Stretch"/> times as long.
/// </remarks>
public sealed record CosineDecay : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="start">ρ₀, in (0, ∞).</param>
    /// <param name="period">T, steps from ρ₀ to ρₘᵢₙ, ≥ 1.</param>
    /// <param name="least">ρₘᵢₙ, in [0, ∞).</param>
    /// <param name="restarts">Whether it starts again from ρ₀ after each period.</param>
    /// <param name="stretch">How many times longer each period is than the one before, ≥ 1.</param>
    public CosineDecay(double start, int period, double least = 0, bool restarts = false, int stretch = 1)
        => (Start, Period, Least, Restarts, Stretch) = (start, period, least, restarts, stretch);

    /// <summary>ρ₀, in (0, ∞).</summary>
    public double Start { get; init => field = Within.Positive(value, "start"); }

    /// <summary>T, steps from ρ₀ to ρₘᵢₙ, ≥ 1.</summary>
    public int Period { get; init => field = Within.AtLeast(1, value, "period"); }

    /// <summary>ρₘᵢₙ, in [0, ∞).</summary>
    public double Least { get; init => field = Within.NotNegative(value, "least"); }

    /// <summary>Whether it starts again from ρ₀ after each period.</summary>
    public bool Restarts { get; init; }

    /// <summary>How many times longer each period is than the one before, ≥ 1.</summary>
    public int Stretch { get; init => field = Within.AtLeast(1, value, "stretch"); }

    /// <inheritdoc/>
    public override string Formula => "ρₜ = ρₘᵢₙ + ½(ρ₀ − ρₘᵢₙ)(1 + cos πt/T)";

    /// <inheritdoc/>
    protected internal override double Value(int step)
    {
        long t = step, period = Period;
        if (Restarts && Stretch == 1)
            t %= period;
        for (; Restarts && t >= period; period *= Stretch)
            t -= period;
        return t >= period ? Least : Least + (0.5 * (Start - Least) * (1 + Math.Cos(Math.PI * t / period)));
    }
}
