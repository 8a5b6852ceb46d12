using CourseKit.Tensors;

namespace CourseKit.Losses;

/// <summary>The logistic function σ(z) = 1 / (1 + e⁻ᶻ), stable for every z.</summary>
public static class Sigmoid
{
    /// <summary>σ(z), in [0, 1].</summary>
    /// <param name="z">Any number; ±∞ gives 1 and 0.</param>
    public static double At(double z)
    {
        // e to a negative power can't overflow, and keeps the digits of a small σ.
        if (z >= 0)
            return 1 / (1 + Math.Exp(-z));
        var power = Math.Exp(z);
        return power / (1 + power);
    }

    /// <summary>σ of each element.</summary>
    public static Vector At(Vector z)
    {
        ArgumentNullException.ThrowIfNull(z);
        return z.Map(At);
    }

    /// <summary>σ of each element.</summary>
    public static Matrix At(Matrix z)
    {
        ArgumentNullException.ThrowIfNull(z);
        return z.Map(At);
    }

    /// <summary>σ'(z) = σ(z) (1 − σ(z)), at most ¼, and almost 0 where the neuron is saturated.</summary>
    /// <param name="z">Any number.</param>
    public static double Derivative(double z) => At(z) * At(-z);

    /// <summary>ln(1 + eᶻ) without overflow.</summary>
    internal static double Softplus(double z) => Math.Max(z, 0) + Logarithm.OfOnePlus(Math.Exp(-Math.Abs(z)));
}
