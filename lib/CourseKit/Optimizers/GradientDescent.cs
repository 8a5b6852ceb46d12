using System.Numerics;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>Gradient descent: each step goes straight downhill, Θ ← Θ − ρg.</summary>
/// <remarks>
/// Algorithm 5-1. With the gradient of a mini-batch it is stochastic gradient descent (SGD). PyTorch: SGD.
/// </remarks>
public sealed record GradientDescent : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule.</param>
    public GradientDescent(Schedule learningRate)
        => LearningRate = learningRate;

    /// <inheritdoc/>
    public override string Name => "Gradient descent";

    /// <inheritdoc/>
    public override string Formula => "Θ ← Θ − ρg";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    internal override void Step<T>(in UpdateStep<T> step)
        => step.Apply(new Rule<T>(step.Real(step.Rate)));

    private readonly struct Rule<T>(T ρ) : IUpdateFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public V Update<V>(V g, V Θ) where V : unmanaged, IRegister<V, T> => -(ρ * g);
    }
}
