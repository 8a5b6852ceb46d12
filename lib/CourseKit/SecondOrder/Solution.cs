using System.Globalization;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>What a method found, what it cost, and why it stopped there. Not having converged is data, not an exception.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Solution : IHtml
{
    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The point x, the last that was accepted.</summary>
    public required Vector Point { get; init; }

    /// <summary>J(x).</summary>
    public required double Value { get; init; }

    /// <summary>∇J(x).</summary>
    public required Vector Gradient { get; init; }

    /// <summary>‖∇J(x)‖∞.</summary>
    public double GradientNorm => Iterate.LargestAbsolute(Gradient);

    /// <summary>Iterations: directions searched along, or steps of a trust region tried.</summary>
    public required int Iterations { get; init; }

    /// <summary>How often J (or r) was computed.</summary>
    public required int FunctionCount { get; init; }

    /// <summary>How often ∇J (or the Jacobian) was computed.</summary>
    public required int GradientCount { get; init; }

    /// <summary>How often the Hessian was computed.</summary>
    public required int HessianCount { get; init; }

    /// <summary>How often the Hessian was multiplied with a vector without being made.</summary>
    public required int HessianProductCount { get; init; }

    /// <summary>Why the method stopped.</summary>
    public required StopReason Stop { get; init; }

    /// <summary>The points from start to solution; empty unless <see cref="MinimizeOptions.KeepPath"/> is set.</summary>
    public IReadOnlyList<PathPoint> Path { get; init; } = [];

    /// <summary>Whether the gradient is as small as was asked for.</summary>
    public bool Converged => Stop == StopReason.GradientSmall;

    /// <summary>One line: where, how low, how many evaluations, why it stopped.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Method}: J = {Value:G6} at {Point}, ‖∇J‖∞ = {GradientNorm:G3}, {Iterations} iterations, {FunctionCount} values, {GradientCount} gradients, {HessianCount} Hessians, {HessianProductCount} products: {Stop}");

    /// <summary>The same as a table of one row.</summary>
    public string ToHtml()
        => Table.Of(
            [this],
            ("method", s => s.Method),
            ("x", s => s.Point.ToString()),
            ("J(x)", s => s.Value),
            ("‖∇J‖∞", s => s.GradientNorm),
            ("iterations", s => s.Iterations),
            ("values", s => s.FunctionCount),
            ("gradients", s => s.GradientCount),
            ("Hessians", s => s.HessianCount),
            ("products", s => s.HessianProductCount),
            ("stopped", s => s.Stop.ToString())).ToHtml();
}
