using System.Numerics;
using CourseKit.Schedules;
using CourseKit.Tensors;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Optimizers;

/// <summary>A first-order rule that moves parameters Θ by their gradient g. Immutable; its memory is the state.</summary>
/// <remarks>
/// <code>
/// var optimizer = new Adam(0.001);
/// var state = optimizer.Init(parameters);
/// optimizer.Step(state, gradient, parameters);   // Θ ← Θ + Δ, in place
/// </code>
/// Wrappers go around a rule and are optimizers too: <c>new ClipByNorm(new Adam(0.001), 1)</c>. A step runs one loop over
/// the parameters for the rule (and one for each wrapper), allocates nothing and gives the same bits on every machine. A
/// NaN in the gradient makes its own parameter NaN, for good, and no other (<see cref="ClipByNorm"/>: all of them): a run
/// that has gone wrong is seen. A new rule is one file, and one row in <see cref="AllOptimizers"/>.
/// </remarks>
public abstract partial record Optimizer
{
    /// <summary>The name, as a figure's legend shows it.</summary>
    public abstract string Name { get; }

    /// <summary>The formula, in the lecture's symbols.</summary>
    public abstract string Formula { get; }

    /// <summary>ρ at each step; a number in (0, ∞) for a constant one.</summary>
    /// <remarks>It may be exchanged between two steps, <c>optimizer with { LearningRate = 0.01 }</c>: the state stays valid.</remarks>
    public abstract Schedule LearningRate { get; init; }

    /// <summary>What it remembers of each parameter.</summary>
    internal virtual IReadOnlyList<Slot> Slots => [];

    /// <summary>What it remembers besides, one number each.</summary>
    internal virtual IReadOnlyList<Slot> Numbers => [];

    /// <summary>Vectors that it needs during a step only.</summary>
    internal virtual int Buffers => 0;

    /// <summary>The rule that this one wraps.</summary>
    internal virtual Optimizer? Wrapped => null;

    /// <summary>The state before the first step.</summary>
    /// <param name="parameters">Θ, of which length and precision count; at least one number.</param>
    /// <exception cref="ShapeException">There are no parameters.</exception>
    public OptimizerState Init(Vector parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Length > 0
            ? new OptimizerState(this, parameters.Length, parameters.Precision)
            : throw new ShapeException($"{Name}: there are 0 parameters: there must be at least one");
    }

    /// <summary>One step: Θ ← Θ + Δ, in place.</summary>
    /// <param name="state">What <see cref="Init"/> gave for these parameters; it is moved on by a step.</param>
    /// <param name="gradient">g = ∂J/∂Θ, of the parameters' length and precision, taken at <see cref="GradientPoint"/>.</param>
    /// <param name="parameters">Θ.</param>
    /// <exception cref="ShapeException">State, gradient and parameters differ in length.</exception>
    /// <exception cref="ArgumentException">They differ in precision, or the state is another optimizer's.</exception>
    /// <exception cref="InvalidOperationException">The schedule gives a rate that is negative or not finite.</exception>
    public void Step(OptimizerState state, Vector gradient, Vector parameters) => Step(state, gradient, parameters, null);

    /// <summary>One step's update Δ, the state moved on and the parameters left as they are: Θ + Δ is the next point.</summary>
    /// <returns>Δ, which the state owns and the next call overwrites.</returns>
    /// <inheritdoc cref="Step(OptimizerState, Vector, Vector)"/>
    public Vector Update(OptimizerState state, Vector gradient, Vector parameters)
    {
        ArgumentNullException.ThrowIfNull(state);
        Step(state, gradient, parameters, state.Update);
        return state.Update;
    }

    /// <summary>Where the next gradient is to be taken: at Θ itself, but for Nesterov's looking ahead at Θ + αv.</summary>
    /// <param name="state">The state before the step.</param>
    /// <param name="parameters">Θ.</param>
    /// <returns>The parameters themselves, or a vector that the state owns.</returns>
    public Vector GradientPoint(OptimizerState state, Vector parameters)
    {
        Check(state, parameters, parameters);
        return parameters.Precision == Precision.Single
            ? GradientPoint(new UpdateStep<float>(state, 0, [], parameters.AsSpan<float>(), []), parameters)
            : GradientPoint(new UpdateStep<double>(state, 0, [], parameters.AsSpan<double>(), []), parameters);
    }

    /// <summary>A state as it was when it was stored: what follows is the same, bit for bit, as without storing it.</summary>
    /// <param name="vectors">A state's <see cref="OptimizerState.Vectors"/>, copied.</param>
    /// <param name="numbers">The same state's <see cref="OptimizerState.Numbers"/>.</param>
    /// <param name="parameters">Θ, of which length and precision count.</param>
    /// <exception cref="ArgumentException">A name is missing or unknown, or a value does not fit.</exception>
    public OptimizerState Restore(IReadOnlyDictionary<string, Vector> vectors, IReadOnlyDictionary<string, double> numbers, Vector parameters)
    {
        var state = Init(parameters);
        state.Load(vectors, numbers);
        return state;
    }

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>The rule itself: it reads and writes the step's parameters, gradient and slots.</summary>
    internal abstract void Step<T>(in UpdateStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    internal virtual Vector GradientPoint<T>(in UpdateStep<T> step, Vector parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Wrapped is null ? parameters : Wrapped.GradientPoint(step.Inside(this), parameters);

    /// <summary>The learning rate that a rule takes: a number must be positive, a schedule is checked step by step.</summary>
    private protected static Schedule Rate(Schedule rate)
    {
        ArgumentNullException.ThrowIfNull(rate, "learningRate");
        if (rate is ConstantSchedule constant)
            Within.Positive(constant.Start, "learningRate");
        return rate;
    }

    /// <summary>The momentum that a rule takes: a number in [0, 1), or a schedule, which is checked step by step.</summary>
    private protected static Schedule MomentumOf(Schedule momentum)
    {
        ArgumentNullException.ThrowIfNull(momentum, "momentum");
        if (momentum is ConstantSchedule constant)
            Within.Decay(constant.Start, "momentum");
        return momentum;
    }

    /// <summary>α at step t, counted from 1.</summary>
    private protected double MomentumAt(Schedule momentum, int t)
        => momentum.At(t - 1) is >= 0 and < 1 and var α
            ? α
            : throw new InvalidOperationException(FormattableString.Invariant($"{Name}: momentum at step {t - 1} must be in [0, 1), got {momentum.At(t - 1)}"));

    private void Step(OptimizerState state, Vector gradient, Vector parameters, Vector? target)
    {
        Check(state, gradient, parameters);
        var rate = LearningRate.At(state.Steps);
        if (!(rate >= 0) || double.IsInfinity(rate))
            throw new InvalidOperationException(FormattableString.Invariant($"{Name}: learningRate at step {state.Steps} must be in [0, ∞), got {rate}"));
        state.Steps++;
        if (parameters.Precision == Precision.Single)
            Step(new UpdateStep<float>(state, rate, gradient.AsSpan<float>(), parameters.AsSpan<float>(), target is null ? [] : target.AsSpan<float>()));
        else
            Step(new UpdateStep<double>(state, rate, gradient.AsSpan<double>(), parameters.AsSpan<double>(), target is null ? [] : target.AsSpan<double>()));
    }

    private void Check(OptimizerState state, Vector gradient, Vector parameters)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(parameters);
        if (gradient.Length != parameters.Length || state.Length != parameters.Length)
            throw new ShapeException($"{Name}: the gradient has {gradient.Length} numbers, the parameters {parameters.Length}, the state was made for {state.Length}: all three must have the same length");
        if (gradient.Precision != parameters.Precision || state.Precision != parameters.Precision)
            throw new ArgumentException($"{Name}: the gradient has precision {gradient.Precision}, the parameters {parameters.Precision}, the state {state.Precision}: all three must have the same; use .To(Precision.{parameters.Precision})");
        if (!state.IsOf(this))
            throw new ArgumentException($"{Name}: the state is that of {state.Owner}: make one with this optimizer's Init");
    }
}
