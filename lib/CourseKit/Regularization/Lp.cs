using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>The general penalty λ‖Θ‖ₚᵖ = λ Σ |θ|ᵖ: L1 for p = 1, L2 for p = 2, and what lies between and beyond.</summary>
/// <remarks>
/// The gradient is λp |θ|ᵖ⁻¹ sign(θ). Below p = 1 the penalty is not convex and its gradient has no bound near 0, so that no
/// step length fits: those p exist in pictures only (<see cref="UnitBall"/>). The proximal step solves
/// u + ρλp uᵖ⁻¹ = |θ| for each weight by bisection; for p = 1 it is the soft threshold.
/// </remarks>
/// <param name="Strength">λ, in [0, ∞).</param>
/// <param name="Power">p, in [1, ∞).</param>
public sealed record Lp(double Strength, double Power) : Penalty
{
    /// <summary>λ, in [0, ∞).</summary>
    public double Strength { get; init => field = Within.NotNegative(value, nameof(Strength)); } = Within.NotNegative(Strength, nameof(Strength));

    /// <summary>p, in [1, ∞).</summary>
    public double Power { get; init => field = AtLeastOne(value); } = AtLeastOne(Power);

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"L{Power}");

    /// <inheritdoc/>
    public override string Formula => "λ Σ |θ|ᵖ";

    /// <inheritdoc/>
    protected internal override double Measure<T>(Span<T> weights)
    {
        var sum = 0.0;
        foreach (var θ in weights)
            sum += Math.Pow(Math.Abs(double.CreateTruncating(θ)), Power);
        return Strength * sum;
    }

    /// <inheritdoc/>
    protected internal override void AddSlope<T>(Span<T> weights, Span<T> gradient)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var size = Math.Abs(double.CreateTruncating(weights[i]));

            // NaN⁰ is 1, and a NaN is to be seen for p = 1 as well.
            var slope = size == 0 || double.IsNaN(size) ? size : Strength * Power * Math.Pow(size, Power - 1);
            gradient[i] += T.CopySign(T.CreateTruncating(slope), weights[i]);
        }
    }

    /// <inheritdoc/>
    protected internal override void Approach<T>(Span<T> weights, double rate)
    {
        foreach (ref var θ in weights)
            θ = T.CopySign(T.CreateTruncating(Shrink(Math.Abs(double.CreateTruncating(θ)), rate * Strength * Power)), θ);
    }

    private static double AtLeastOne(double power)
        => power >= 1 && double.IsFinite(power)
            ? power
            : throw new ArgumentOutOfRangeException(nameof(Power), string.Create(CultureInfo.InvariantCulture, $"Power must be in [1, ∞), got {power}: below 1 the gradient has no bound near 0; for ∞ there is LInfinity"));

    // u + c uᵖ⁻¹ rises with u: halve the interval until there is no number between its ends.
    private double Shrink(double size, double c)
    {
        if (!double.IsFinite(size) || c == 0)
            return size;
        if (Power == 1)
            return Math.Max(size - c, 0);
        double low = 0, high = size;
        while (true)
        {
            var u = low + ((high - low) / 2);
            if (u <= low || u >= high)
                return u;
            if (u + (c * Math.Pow(u, Power - 1)) < size)
                low = u;
            else
                high = u;
        }
    }
}
