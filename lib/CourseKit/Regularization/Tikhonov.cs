using System.Numerics;
using CourseKit.Tensors;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Regularization;

/// <summary>Tikhonov's penalty λ‖ΓΘ‖²: a matrix Γ says what should be small; differences of neighbours mean smoothness.</summary>
/// <remarks>
/// Tikhonov (1963). The gradient is 2λΓᵀΓΘ, the proximal step solves (I + 2ρλΓᵀΓ)u = Θ. With Γ = I it is
/// <see cref="L2"/>; with <see cref="Smoothness"/> it is the prior knowledge that neighbouring weights are alike.
/// </remarks>
public sealed record Tikhonov : Penalty
{
    /// <summary>A penalty with these parameters.</summary>
    /// <param name="strength">λ, in [0, ∞).</param>
    /// <param name="operator">Γ (any number of rows × weights), of finite numbers.</param>
    public Tikhonov(double strength, Matrix @operator) => (Strength, Operator) = (strength, @operator);

    /// <summary>λ, in [0, ∞).</summary>
    public double Strength { get; init => field = Within.NotNegative(value, "strength"); }

    /// <summary>Γ (any number of rows × weights).</summary>
    public Matrix Operator
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, "operator");
            if (!double.IsFinite(value.Sum()))
                throw new ArgumentException("operator Γ must be a matrix of finite numbers");
            field = value.To(Precision.Double).Copy();
            Squared = field.TransposeTimes(field);
        }
    }

    /// <inheritdoc/>
    public override string Name => "Tikhonov";

    /// <inheritdoc/>
    public override string Formula => "λ Σ (ΓΘ)²";

    /// <summary>ΓᵀΓ.</summary>
    internal Matrix Squared { get; private init; } = null!;

    /// <summary>The smoothness assumption: Γ takes the differences of neighbouring weights.</summary>
    /// <param name="strength">λ, in [0, ∞).</param>
    /// <param name="weights">How many weights, &gt; order.</param>
    /// <param name="order">1: θᵢ₊₁ − θᵢ, nearly constant; 2: θᵢ₊₁ − 2θᵢ + θᵢ₋₁, nearly straight; and so on.</param>
    public static Tikhonov Smoothness(double strength, int weights, int order = 2)
    {
        Within.AtLeast(1, order, nameof(order));
        Within.AtLeast(order + 1, weights, nameof(weights));
        var differences = Matrix.Identity(weights);
        for (var i = 0; i < order; i++)
            differences = differences[1..] - differences[..^1];
        return new Tikhonov(strength, differences);
    }

    /// <inheritdoc/>
    protected internal override double Measure<T>(Span<T> weights) => Strength * Doubles(weights).Dot(Squared * Doubles(weights));

    /// <inheritdoc/>
    protected internal override void AddSlope<T>(Span<T> weights, Span<T> gradient)
    {
        var slope = Squared * Doubles(weights) * (2 * Strength);
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] += T.CreateTruncating(slope[i]);
    }

    /// <inheritdoc/>
    protected internal override void Approach<T>(Span<T> weights, double rate)
    {
        var system = Matrix.Identity(weights.Length) + (Squared * (2 * rate * Strength));
        var u = CholeskyDecomposition.Of(system).Solve(Doubles(weights));
        for (var i = 0; i < weights.Length; i++)
            weights[i] = T.CreateTruncating(u[i]);
    }

    private protected override void Check(int weights)
    {
        if (weights != Operator.Columns)
            throw new ShapeException(Invariant($"{Name}: Γ is {Operator.Rows} × {Operator.Columns}, and there are {weights} weights: Γ must have a column for each"));
    }

    private static Vector Doubles<T>(ReadOnlySpan<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var copy = new double[weights.Length];
        for (var i = 0; i < copy.Length; i++)
            copy[i] = double.CreateTruncating(weights[i]);
        return new Vector(copy);
    }
}
