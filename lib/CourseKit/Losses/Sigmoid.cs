using CourseKit.Activations;
using CourseKit.Tensors;

namespace CourseKit.Losses;

/// <summary>The logistic function σ(z) = 1 / (1 + e⁻ᶻ), stable for every z.</summary>
/// <remarks>The arithmetic is <see cref="LogisticSigmoid"/>'s.</remarks>
public static class Sigmoid
{
    private static readonly LogisticSigmoid Function = new();
    private static readonly Softplus SoftplusFunction = new();

    /// <summary>σ(z), in [0, 1].</summary>
    /// <param name="z">Any number; ±∞ gives 1 and 0.</param>
    public static double At(double z) => Function.At(z);

    /// <summary>σ of each element.</summary>
    public static Vector At(Vector z)
    {
        ArgumentNullException.ThrowIfNull(z);
        return Function.Apply(z);
    }

    /// <summary>σ of each element.</summary>
    public static Matrix At(Matrix z)
    {
        ArgumentNullException.ThrowIfNull(z);
        return Function.Apply(z);
    }

    /// <summary>σ'(z) = σ(z) (1 − σ(z)), at most ¼, and almost 0 where the neuron is saturated.</summary>
    /// <param name="z">Any number.</param>
    public static double Derivative(double z) => Function.Derivative(z);

    /// <summary>ln(1 + eᶻ) without overflow.</summary>
    internal static double Softplus(double z) => SoftplusFunction.At(z);
}
