using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>A rate for each parameter: it grows while the gradient keeps its sign and shrinks when it flips.</summary>
/// <remarks>
/// Gain k ← k + κ if g has the last gradient's sign, φk if the opposite one, as it is if one of them is 0; kept within
/// kₘᵢₙ … kₘₐₓ; Δ ← kΔ. Jacobs (1988), delta-bar-delta, with the last gradient instead of an average. Meant for full
/// batches or large ones: the signs of noisy gradients flip by chance. PyTorch's Rprop uses the same signs, without
/// the gradient's size.
/// </remarks>
public sealed record SignAnnealing : Wrapper
{
    /// <summary>A wrapper with these parameters.</summary>
    /// <param name="inner">The optimizer that it wraps.</param>
    /// <param name="growth">κ, in [0, ∞).</param>
    /// <param name="shrink">φ, in (0, 1].</param>
    /// <param name="least">kₘᵢₙ, in (0, 1].</param>
    /// <param name="most">kₘₐₓ, in [1, ∞).</param>
    public SignAnnealing(Optimizer inner, double growth = 0.05, double shrink = 0.95, double least = 0.1, double most = 10)
        : base(inner)
        => (Growth, Shrink, Least, Most) = (growth, shrink, least, most);

    /// <inheritdoc/>
    public override string Name => $"{Inner.Name}, annealed by sign";

    /// <inheritdoc/>
    public override string Formula => $"{Inner.Formula}; k ← k + κ or φk as g keeps its sign or flips, Δ ← kΔ";

    /// <summary>κ, in [0, ∞).</summary>
    public double Growth { get; init => field = Within.NotNegative(value, "growth"); }

    /// <summary>φ, in (0, 1].</summary>
    public double Shrink { get; init => field = Within.Share(value, "shrink"); }

    /// <summary>kₘᵢₙ, in (0, 1].</summary>
    public double Least { get; init => field = Within.Share(value, "least"); }

    /// <summary>kₘₐₓ, in [1, ∞).</summary>
    public double Most { get; init => field = value >= 1 && double.IsFinite(value) ? value : throw Within.Outside("most", "[1, ∞)", value); }

    internal override IReadOnlyList<Slot> Slots => Layout;

    internal override int Buffers => 1;

    private static IReadOnlyList<Slot> Layout { get; } = [new("gain", 1), new("last gradient")];

    internal override void Step<T>(in UpdateStep<T> step)
    {
        var buffer = step.Buffer(0).AsSpan<T>();
        step.Into2(buffer, new Gain<T>(step.Real(Growth), step.Real(Shrink), step.Real(Least), step.Real(Most)));
        Inner.Step(step.Inside(this, step.Gradient, buffer));
        step.With(buffer).Apply1(default(Rule<T>));
    }

    private readonly struct Gain<T>(T κ, T φ, T least, T most) : IUpdateFormula2<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V k, ref V last) where V : unmanaged, IRegister<V, T>
        {
            var same = Sign(g) * Sign(last);
            k = Where(Positive(same), k + κ, Where(Negative(same), φ * k, k));
            k = Min(Max(k, least), most);
            last = g;
            return k;
        }
    }

    private readonly struct Rule<T> : IUpdateFormula1<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V Δ, V Θ, ref V k) where V : unmanaged, IRegister<V, T> => k * Δ;
    }
}
