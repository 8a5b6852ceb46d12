using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>A way to walk downhill, as an immutable rule: line search methods, trust regions, Levenberg–Marquardt.</summary>
/// <remarks>This class owns what all have in common: checking the start, counting, the reasons to stop, the path.</remarks>
public abstract record MinimizationMethod
{
    /// <summary>The name to show.</summary>
    public abstract string Name { get; }

    /// <summary>The interface that an objective must have for this method, <see cref="IGradient"/> at the least.</summary>
    public abstract Type Needs { get; }

    /// <summary>Minimizes J from a start.</summary>
    /// <param name="objective">J; must have the interface that the method <see cref="Needs"/>.</param>
    /// <param name="start">x₀, finite, of the objective's dimension. It is not changed.</param>
    /// <param name="options">When to stop; by default at ‖∇J‖∞ ≤ 1e-8 or after 1000 iterations.</param>
    /// <returns>The last point accepted and a true reason for stopping there. All numbers are in double precision.</returns>
    /// <exception cref="ArgumentException">The objective lacks what the method needs, or the start is empty, of another length or not finite.</exception>
    public Solution Minimize(IGradient objective, Vector start, MinimizeOptions? options = null)
    {
        options ??= new MinimizeOptions();
        options.Validate();
        Check(objective, start);

        var f = new CountedObjective(objective, Needs == typeof(IResiduals));
        var now = f.At(start.To(Precision.Double).Copy());
        var path = new List<PathPoint>();
        var iterations = 0;
        var stop = now.IsFinite ? Reached(now, f, iterations, options) : now.Value == double.NegativeInfinity ? StopReason.Unbounded : StopReason.NotFinite;
        Keep();
        var step = stop is null ? Begin(f) : null;
        while (stop is null)
        {
            Interruption.Poll();
            var outcome = step!(now);
            if (outcome.Next is { } next)
            {
                iterations++;
                stop = Reached(next, f, iterations, options) ?? (ReferenceEquals(next, now) ? null : Settled(now, next, options));
                now = next;
                Keep();
            }

            stop ??= outcome.Stop;
        }

        return new Solution
        {
            Method = Name,
            Point = now.Point,
            Value = now.Value,
            Gradient = now.Gradient,
            Iterations = iterations,
            FunctionCount = f.FunctionCount,
            GradientCount = f.GradientCount,
            HessianCount = f.HessianCount,
            HessianProductCount = f.HessianProductCount,
            Stop = stop.Value,
            Path = path,
        };

        void Keep()
        {
            if (options.KeepPath)
                path.Add(new PathPoint(now.Point, now.Value, now.GradientNorm, f.FunctionCount, f.GradientCount));
        }
    }

    /// <summary>Starts a walk: from here on the function returned makes the steps, each from where the last one led.</summary>
    internal abstract Func<Iterate, StepOutcome> Begin(CountedObjective f);

    internal static void RequireInterface(IGradient objective, Type needed, string who)
    {
        if (!needed.IsInstanceOfType(objective))
            throw new ArgumentException($"{who} needs an objective with {needed.Name}, got {objective.GetType().Name}: {Advice(needed)}");
    }

    private protected virtual void Check(IGradient objective, Vector start)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(start);
        RequireInterface(objective, Needs, Name);
        if (start.Length == 0)
            throw new ArgumentException("start must have one number or more, got an empty vector");
        if (start.Length != objective.Dimension)
            throw new ShapeException(Invariant($"start has {start.Length} numbers, the objective's dimension is {objective.Dimension}: they must agree"));
        for (var i = 0; i < start.Length; i++)
        {
            if (!double.IsFinite(start[i]))
                throw new ArgumentException(Invariant($"start must be finite, got {Storage.Text(start[i])} at [{i}]"));
        }
    }

    private static string Advice(Type needed)
        => needed == typeof(IResiduals)
            ? "write it as a sum of squares with Objective.OfResiduals"
            : "give one with Objective.Of(dimension, value, gradient, hessian), or take differences with new DifferencedHessian(objective)";

    private static StopReason? Reached(Iterate now, CountedObjective f, int iterations, MinimizeOptions options)
        => now.GradientNorm <= options.GradientTolerance ? StopReason.GradientSmall
            : now.Value < options.LowestValue ? StopReason.Unbounded
            : iterations >= options.MaxIterations ? StopReason.IterationLimit
            : f.FunctionCount >= options.MaxEvaluations ? StopReason.EvaluationLimit
            : null;

    private static StopReason? Settled(Iterate before, Iterate now, MinimizeOptions options)
    {
        var moved = Iterate.LargestAbsolute(now.Point - before.Point);
        if (moved <= options.StepTolerance * Math.Max(1, Iterate.LargestAbsolute(now.Point)))
            return StopReason.StepSmall;
        var fallen = before.Value - now.Value;
        return fallen >= 0 && fallen <= options.DecreaseTolerance * Math.Max(1, Math.Abs(now.Value)) ? StopReason.DecreaseSmall : null;
    }
}
