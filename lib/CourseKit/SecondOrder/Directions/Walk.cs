namespace CourseKit.SecondOrder.Directions;

/// <summary>A direction's state along one minimization: what it remembers of the points seen.</summary>
public abstract class Walk
{
    /// <summary>The direction from here. Called once an iteration, in order.</summary>
    /// <param name="now">The point, its value and gradient.</param>
    public abstract Proposal Next(Iterate now);

    /// <summary>Forgets the way come, so that the next direction is that of a first step.</summary>
    /// <returns>False if there was nothing to forget.</returns>
    public virtual bool Restart() => false;
}
