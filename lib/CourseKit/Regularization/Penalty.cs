using System.Numerics;
using CourseKit.Tensors;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Regularization;

/// <summary>A penalty R(Θ) that the objective adds to the loss, J = loss + R(Θ): what is known of good weights beforehand.</summary>
/// <remarks>
/// It is meant for weights, not for biases, scales or shifts: give it views of the weights alone. A new penalty is one
/// record with <see cref="Measure{T}"/>, <see cref="AddSlope{T}"/> and <see cref="Approach{T}"/> and one row in
/// <see cref="AllPenalties"/>, from which the tests take it. Where R has a kink, the slope is the smallest subgradient
/// (sign(0) = 0). A NaN among the weights makes the value NaN, and its own gradient (<see cref="LInfinity"/> and
/// <see cref="Tikhonov"/>, which couple the weights: those of others too).
/// <code>
/// var penalty = new L2(0.01);
/// loss += penalty.AddGradient(weights, gradient);   // g ← g + ∂R/∂Θ, in place
/// </code>
/// </remarks>
public abstract record Penalty
{
    /// <summary>The penalty's name, as a figure's legend shows it.</summary>
    public abstract string Name { get; }

    /// <summary>The formula of R(Θ).</summary>
    public abstract string Formula { get; }

    /// <summary>R(Θ); 0 for no weights.</summary>
    /// <param name="weights">Θ.</param>
    public double Value(Vector weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Check(weights.Length);
        return weights.Precision == Precision.Single ? Measure<float>(weights.AsSpan<float>()) : Measure<double>(weights.AsSpan<double>());
    }

    /// <summary>R(Θ) and its gradient, as a new vector.</summary>
    /// <param name="weights">Θ.</param>
    public PenaltyValue Evaluate(Vector weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var gradient = new Vector(weights.Length, weights.Precision);
        return new PenaltyValue(AddGradient(weights, gradient), gradient);
    }

    /// <summary>g ← g + ∂R/∂Θ, in place.</summary>
    /// <param name="weights">Θ.</param>
    /// <param name="gradient">g, of the weights' length and precision; not the weights themselves.</param>
    /// <returns>R(Θ).</returns>
    /// <exception cref="ShapeException">The lengths differ.</exception>
    /// <exception cref="ArgumentException">The precisions differ.</exception>
    public double AddGradient(Vector weights, Vector gradient)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(gradient);
        if (weights.Length != gradient.Length)
            throw new ShapeException($"{Name}: there are {weights.Length} weights and {gradient.Length} gradients: both must have the same length");
        if (weights.Precision != gradient.Precision)
            throw new ArgumentException($"{Name}: the weights have precision {weights.Precision}, the gradients {gradient.Precision}: both must have the same; use .To(Precision.{weights.Precision})");
        Check(weights.Length);
        return weights.Precision == Precision.Single
            ? AddGradient(weights.AsSpan<float>(), gradient.AsSpan<float>())
            : AddGradient(weights.AsSpan<double>(), gradient.AsSpan<double>());
    }

    /// <summary>The proximal step, in place: Θ ← argmin over u of ½‖u − Θ‖² + ρR(u).</summary>
    /// <remarks>
    /// Taken after a step along the loss's own gradient, it replaces the penalty's gradient, and reaches the kinks of R
    /// exactly: under <see cref="L1"/> weights become 0, not merely small. Parikh and Boyd (2014).
    /// </remarks>
    /// <param name="weights">Θ.</param>
    /// <param name="learningRate">ρ, in [0, ∞): that of the step before.</param>
    public void Proximal(Vector weights, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Within.NotNegative(learningRate, nameof(learningRate));
        Check(weights.Length);
        if (weights.Precision == Precision.Single)
            Approach(weights.AsSpan<float>(), learningRate);
        else
            Approach(weights.AsSpan<double>(), learningRate);
    }

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>R(Θ).</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="weights">Θ.</param>
    protected internal abstract double Measure<T>(Span<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>g ← g + ∂R/∂Θ; lengths are checked already.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="weights">Θ.</param>
    /// <param name="gradient">g.</param>
    protected internal abstract void AddSlope<T>(Span<T> weights, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The proximal step, in place.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="weights">Θ.</param>
    /// <param name="rate">ρ ≥ 0.</param>
    protected internal abstract void Approach<T>(Span<T> weights, double rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Throws where so many weights do not fit.</summary>
    private protected virtual void Check(int weights)
    {
    }

    private double AddGradient<T>(Span<T> weights, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        AddSlope(weights, gradient);
        return Measure(weights);
    }
}
