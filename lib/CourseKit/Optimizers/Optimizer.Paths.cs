using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <content>Descent of a function, for figures.</content>
public abstract partial record Optimizer
{
    /// <summary>Descends a function and records each point: <c>new Momentum(0.1).Minimize(gradient, [-7, 2], 50)</c>.</summary>
    /// <param name="gradient">Θ ↦ ∂J/∂Θ. It is given a vector that it must not keep, since the next step changes it.</param>
    /// <param name="start">Θ₀, at least one number; it is not changed.</param>
    /// <param name="steps">How many, ≥ 0.</param>
    /// <returns>steps + 1 points, the start among them; fewer if one was not finite any more.</returns>
    /// <exception cref="ShapeException">The start is empty, or a gradient is of another length.</exception>
    public DescentPath Minimize(Func<Vector, Vector> gradient, Vector start, int steps)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var Θ = start.Copy();
        var state = Init(Θ);
        var points = new List<Vector>(steps + 1) { start.Copy() };
        for (var t = 0; t < steps; t++)
        {
            Interruption.Poll();
            var g = gradient(GradientPoint(state, Θ)) ?? throw new ArgumentException("gradient returned null", nameof(gradient));
            Step(state, g.To(Θ.Precision), Θ);
            if (!Θ.All(double.IsFinite))
                return new DescentPath(points, true);
            points.Add(Θ.Copy());
        }

        return new DescentPath(points, false);
    }
}
