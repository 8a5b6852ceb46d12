using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>A function J(x) to be minimized that also tells its gradient ∇J: what every method here needs.</summary>
public interface IGradient
{
    /// <summary>How many numbers x has, ≥ 1.</summary>
    int Dimension { get; }

    /// <summary>J(x). May be NaN or infinite outside the function's domain: line searches then shorten the step.</summary>
    /// <param name="point">x, <see cref="Dimension"/> numbers.</param>
    double Value(Vector point);

    /// <summary>∇J(x), <see cref="Dimension"/> numbers.</summary>
    /// <param name="point">x, <see cref="Dimension"/> numbers.</param>
    Vector Gradient(Vector point);
}
