using CourseKit.Tensors;

namespace CourseKit.SecondOrder.TrustRegions;

/// <summary>A way to minimize the quadratic model within a radius.</summary>
public abstract record Subproblem
{
    private protected Subproblem()
    {
    }

    /// <summary>The name to show.</summary>
    public abstract string Name { get; }

    /// <summary>The interface that the objective must have.</summary>
    public abstract Type Needs { get; }

    /// <summary>Starts a walk: the function gives the step and the decrease that the model predicts for it.</summary>
    internal abstract Func<Iterate, double, (Vector Step, double Predicted)> Begin(CountedObjective f);

    /// <summary>τ ≥ 0 with ‖p + τd‖ = Δ, for ‖p‖ ≤ Δ.</summary>
    internal static double ToBorder(Vector p, Vector d, double radius)
    {
        double a = d.Dot(d), b = p.Dot(d), c = (radius * radius) - p.Dot(p);
        var root = Math.Sqrt(Math.Max(0, (b * b) + (a * c)));

        // The form without cancellation.
        return b > 0 ? c / (b + root) : (root - b) / a;
    }
}
