using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Optimizers;

/// <summary>A wrapper that keeps an average Θ̄ of the parameters along the way, usually better than the last of them.</summary>
public abstract record ParameterAverage : Wrapper
{
    private const string AverageName = "average";

    private protected ParameterAverage(Optimizer inner)
        : base(inner)
    {
    }

    internal sealed override IReadOnlyList<Slot> Slots => Layout;

    internal sealed override int Buffers => 1;

    private static IReadOnlyList<Slot> Layout { get; } = [new(AverageName)];

    /// <summary>Θ̄, to be evaluated or taken over as the parameters.</summary>
    /// <param name="state">The optimizer's state, after at least one step.</param>
    /// <returns>The state's own vector, which the next step changes.</returns>
    /// <exception cref="InvalidOperationException">No step was taken yet.</exception>
    public Vector In(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.Vectors.TryGetValue(AverageName, out var average))
            throw new ArgumentException($"{Name}: the state is that of {state.Owner}, which keeps no average", nameof(state));
        return state.Steps > 0 ? average : throw new InvalidOperationException($"{Name}: there is no average before the first step");
    }

    /// <summary>The weights of Θ̄ and Θ in the new Θ̄ at step t, counted from 1.</summary>
    internal abstract (double Keep, double Take) Weights(int t);

    internal sealed override void Step<T>(in UpdateStep<T> step)
    {
        var Δ = step.Buffer(0).AsSpan<T>();
        Inner.Step(step.Inside(this, step.Gradient, Δ));
        var (keep, take) = Weights(step.Count);
        step.With(Δ).Apply1(new Average<T>(step.Real(keep), step.Real(take)));
    }

    private readonly struct Average<T>(T keep, T take) : IUpdateFormula1<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V Δ, V Θ, ref V average) where V : unmanaged, IRegister<V, T>
        {
            average = (keep * average) + (take * (Θ + Δ));
            return Δ;
        }
    }
}
