namespace CourseKit.SecondOrder.Directions;

/// <summary>Which way to go from a point: an immutable rule. What it remembers of the way is in the <see cref="Walk"/> that it begins.</summary>
/// <remarks>A new rule derives from <see cref="DirectionNeeding{TObjective}"/> and gets a row in <see cref="AllDirections"/>.</remarks>
public abstract record Direction
{
    private protected Direction()
    {
    }

    /// <summary>The name to show.</summary>
    public abstract string Name { get; }

    /// <summary>The rule as one line of formula.</summary>
    public abstract string Formula { get; }

    /// <summary>The interface that the objective must have.</summary>
    public abstract Type Needs { get; }

    internal abstract Walk Begin(CountedObjective f);
}
