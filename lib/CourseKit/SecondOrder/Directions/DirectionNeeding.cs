namespace CourseKit.SecondOrder.Directions;

/// <summary>A direction that needs an objective of one kind, said by its type.</summary>
/// <typeparam name="TObjective"><see cref="IGradient"/>, <see cref="IHessianVector"/>, <see cref="IHessian"/> or <see cref="IResiduals"/>.</typeparam>
public abstract record DirectionNeeding<TObjective> : Direction
    where TObjective : class, IGradient
{
    /// <inheritdoc/>
    public sealed override Type Needs => typeof(TObjective);

    /// <summary>Begins a walk over an objective, with an empty memory.</summary>
    /// <param name="objective">J; what is asked of it is counted.</param>
    public abstract Walk Begin(TObjective objective);

    internal sealed override Walk Begin(CountedObjective f)
        => Begin(f as TObjective ?? throw new NotSupportedException($"{Name} needs {typeof(TObjective).Name}: a direction may need IGradient, IHessianVector, IHessian or IResiduals"));
}
