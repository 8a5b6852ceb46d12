using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Regularization;

/// <summary>The L1 penalty λ‖Θ‖₁ = λ Σ |θ|: each weight is pulled towards 0 with the same force, and unneeded ones reach it.</summary>
/// <remarks>
/// (5.33)–(5.34): the gradient is λ sign(Θ) with sign(0) = 0, and gradient descent becomes Θ ← Θ − ρ∇J − ρλ sign(Θ). With
/// that alone a weight steps over 0 and back, and is hardly ever 0. Exact zeros come from the proximal step, the soft
/// threshold θ ← sign(θ) max(|θ| − ρλ, 0), after a step along the loss's gradient; or from
/// <see cref="ClipAtZero"/> after a step along the whole gradient.
/// </remarks>
/// <param name="Strength">λ, in [0, ∞).</param>
public sealed record L1(double Strength) : Penalty
{
    /// <summary>λ, in [0, ∞).</summary>
    public double Strength { get; init => field = Within.NotNegative(value, nameof(Strength)); } = Within.NotNegative(Strength, nameof(Strength));

    /// <inheritdoc/>
    public override string Name => "L1";

    /// <inheritdoc/>
    public override string Formula => "λ Σ |θ|";

    /// <summary>The clipping form, in place: a weight that changed its sign in a step, and so stepped over the kink, becomes 0.</summary>
    /// <remarks>Weights that were 0 before are left as they are. Carpenter (2008).</remarks>
    /// <param name="before">Θ before the step.</param>
    /// <param name="weights">Θ after it, of the same length and precision.</param>
    /// <exception cref="ShapeException">The lengths differ.</exception>
    public static void ClipAtZero(Vector before, Vector weights)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(weights);
        before.RequireSameLength(weights, "Clipping at 0");
        for (var i = 0; i < weights.Length; i++)
        {
            if ((before[i] > 0 && weights[i] < 0) || (before[i] < 0 && weights[i] > 0))
                weights[i] = 0;
        }
    }

    /// <inheritdoc/>
    protected internal override double Measure<T>(Span<T> weights) => Strength * Magnitudes.Sum<T>(weights);

    /// <inheritdoc/>
    protected internal override void AddSlope<T>(Span<T> weights, Span<T> gradient)
        => UpdateKernels.Run(new Slots0<T, Slope<T>>(new(T.CreateTruncating(Strength))), gradient, weights, gradient);

    /// <inheritdoc/>
    protected internal override void Approach<T>(Span<T> weights, double rate)
        => UpdateKernels.Run(new Slots0<T, SoftThreshold<T>>(new(T.CreateTruncating(rate * Strength))), weights, weights, weights);

    internal readonly struct Slope<T>(T λ) : IUpdateFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ) where V : unmanaged, IRegister<V, T> => g + (λ * Sign(Θ));
    }

    internal readonly struct SoftThreshold<T>(T ρλ) : IUpdateFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ) where V : unmanaged, IRegister<V, T> => Θ - Max(Min(Θ, ρλ), -ρλ);
    }
}
