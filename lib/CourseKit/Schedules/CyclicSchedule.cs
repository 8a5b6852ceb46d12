using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>A triangle wave between two rates, with peaks that may shrink from cycle to cycle.</summary>
/// <remarks>
/// Smith (2017): k steps up from the least to the most, k steps down. PyTorch: CyclicLR, "triangular" with
/// <see cref="Factor"/> 1 and "triangular2" with ½.
/// </remarks>
public sealed record CyclicSchedule : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="least">ρₘᵢₙ, where each cycle starts, in [0, ∞).</param>
    /// <param name="most">ρₘₐₓ, the first cycle's peak, in (0, ∞).</param>
    /// <param name="halfCycle">k, steps up, and as many down, ≥ 1.</param>
    /// <param name="factor">γ, what the peak's height above the least is multiplied by each cycle, in (0, 1].</param>
    public CyclicSchedule(double least, double most, int halfCycle, double factor = 1)
        => (Least, Most, HalfCycle, Factor) = (least, most, halfCycle, factor);

    /// <summary>ρₘᵢₙ, where each cycle starts, in [0, ∞).</summary>
    public double Least { get; init => field = Within.NotNegative(value, "least"); }

    /// <summary>ρₘₐₓ, the first cycle's peak, in (0, ∞).</summary>
    public double Most { get; init => field = Within.Positive(value, "most"); }

    /// <summary>k, steps up, and as many down, ≥ 1.</summary>
    public int HalfCycle { get; init => field = Within.AtLeast(1, value, "halfCycle"); }

    /// <summary>γ, what the peak's height above the least is multiplied by each cycle, in (0, 1].</summary>
    public double Factor { get; init => field = Within.Share(value, "factor"); }

    /// <inheritdoc/>
    public override string Formula => "ρₜ = ρₘᵢₙ + (ρₘₐₓ − ρₘᵢₙ) γ^⌊t/2k⌋ (1 − |t mod 2k − k| / k)";

    /// <inheritdoc/>
    protected internal override double Value(int step)
    {
        var (cycle, t) = Math.DivRem((long)step, 2L * HalfCycle);
        return Least + ((Most - Least) * Math.Pow(Factor, cycle) * (1 - (Math.Abs(t - HalfCycle) / (double)HalfCycle)));
    }
}
