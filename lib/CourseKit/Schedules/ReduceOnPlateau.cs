using System.Globalization;
using System.Text;
using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>ρ ← γρ when a loss has not got better for longer than the patience lasts.</summary>
/// <remarks>
/// Not a <see cref="Schedule"/>, since it depends on what is measured; the memory is in the state:
/// <code>
/// var plateau = new ReduceOnPlateau(0.1);
/// var state = plateau.Init();
/// state = plateau.Next(state, validationLoss);                // after each epoch
/// optimizer = optimizer with { LearningRate = state.Rate };   // the optimizer's state stays valid
/// </code>
/// A loss is better when it is below best − threshold · |best|. PyTorch's ReduceLROnPlateau for positive losses; there,
/// best (1 − threshold) asks less than no improvement of a negative loss. NaN is never better. To watch a quantity that
/// should rise, such as accuracy, pass its negative.
/// </remarks>
public sealed record ReduceOnPlateau
{
    /// <summary>A rule of these parameters.</summary>
    /// <param name="start">ρ to begin with, in (0, ∞).</param>
    /// <param name="factor">γ, in (0, 1).</param>
    /// <param name="patience">Observations without improvement that are endured, ≥ 0.</param>
    /// <param name="threshold">The fraction that counts as improvement, in [0, 1).</param>
    /// <param name="coolDown">Observations after a reduction that do not count, ≥ 0.</param>
    /// <param name="least">The rate is never made less than this, in [0, ∞).</param>
    public ReduceOnPlateau(double start, double factor = 0.1, int patience = 10, double threshold = 1e-4, int coolDown = 0, double least = 0)
        => (Start, Factor, Patience, Threshold, CoolDown, Least) = (start, factor, patience, threshold, coolDown, least);

    /// <summary>ρ to begin with, in (0, ∞).</summary>
    public double Start { get; init => field = Within.Positive(value, "start"); }

    /// <summary>γ, in (0, 1).</summary>
    public double Factor { get; init => field = value is > 0 and < 1 ? value : throw Within.Outside("factor", "(0, 1)", value); }

    /// <summary>Observations without improvement that are endured, ≥ 0.</summary>
    public int Patience { get; init => field = Within.AtLeast(0, value, "patience"); }

    /// <summary>The fraction that counts as improvement, in [0, 1).</summary>
    public double Threshold { get; init => field = Within.Decay(value, "threshold"); }

    /// <summary>Observations after a reduction that do not count, ≥ 0.</summary>
    public int CoolDown { get; init => field = Within.AtLeast(0, value, "coolDown"); }

    /// <summary>The rate is never made less than this, in [0, ∞).</summary>
    public double Least { get; init => field = Within.NotNegative(value, "least"); }

    /// <summary>The state before the first observation.</summary>
    public PlateauState Init() => new(Start, double.PositiveInfinity, 0, 0, 0);

    /// <summary>The state after an observation.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="loss">What was observed, less being better.</param>
    public PlateauState Next(PlateauState state, double loss)
    {
        var better = loss < (double.IsInfinity(state.Best) ? state.Best : state.Best - (Threshold * Math.Abs(state.Best)));
        var best = better ? loss : state.Best;
        var resting = state.Rest > 0;
        var waited = better || resting ? 0 : state.Waited + 1;
        var rest = resting ? state.Rest - 1 : 0;
        if (waited <= Patience)
            return state with { Best = best, Waited = waited, Rest = rest };

        // A rate below the least already is left as it is: reducing never raises it.
        var rate = Math.Min(state.Rate, Math.Max(state.Rate * Factor, Least));
        return new PlateauState(rate, best, 0, CoolDown, rate < state.Rate ? state.Reductions + 1 : state.Reductions);
    }

    // A checkpoint holds this text: the compiler's own would write the numbers in the culture of whoever saves.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Start = {Start}, Factor = {Factor}, Patience = {Patience}, Threshold = {Threshold}, CoolDown = {CoolDown}, Least = {Least}");
        return true;
    }
}
