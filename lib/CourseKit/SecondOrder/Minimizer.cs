using CourseKit.SecondOrder.Directions;
using CourseKit.SecondOrder.LineSearches;

namespace CourseKit.SecondOrder;

/// <summary>
/// A line search method: choose a direction p downhill, then how far to go, x ← x + αp:
/// <c>new Minimizer(new Bfgs(), new StrongWolfe()).Minimize(new Rosenbrock(), [-1.2, 1])</c>.
/// </summary>
/// <remarks>
/// When the search along a remembered direction fails (conjugate gradient, BFGS), the memory is dropped and steepest
/// descent tried once before giving up.
/// </remarks>
/// <param name="Direction">Which way: steepest descent, Newton, conjugate gradient, BFGS …</param>
/// <param name="LineSearch">How far: exact, backtracking, strong Wolfe, fixed.</param>
public sealed record Minimizer(Direction Direction, LineSearch LineSearch) : MinimizationMethod
{
    /// <inheritdoc/>
    public override string Name => $"{Direction.Name}, {LineSearch.Name}";

    /// <inheritdoc/>
    public override Type Needs => Direction.Needs;

    internal override Func<Iterate, StepOutcome> Begin(CountedObjective f)
    {
        var walk = Direction.Begin(f);
        return now =>
        {
            var outcome = Advance(f, now, walk.Next(now));
            return outcome.Stop is StopReason.LineSearchFailed or StopReason.NotDescent && walk.Restart()
                ? Advance(f, now, walk.Next(now))
                : outcome;
        };
    }

    private protected override void Check(IGradient objective, CourseKit.Tensors.Vector start)
    {
        ArgumentNullException.ThrowIfNull(Direction);
        ArgumentNullException.ThrowIfNull(LineSearch);
        base.Check(objective, start);
        RequireInterface(objective, LineSearch.Needs, LineSearch.Name);
    }

    private StepOutcome Advance(CountedObjective f, Iterate now, Proposal proposal)
    {
        if (proposal.Direction is not { } p)
            return new StepOutcome(null, proposal.Stop);
        var found = LineSearch.Search(new LineFunction(f, now, p), proposal.FirstStep);
        return found.Status switch
        {
            LineSearchStatus.Found or LineSearchStatus.DecreaseOnly => new StepOutcome(found.Point!.ToIterate()),
            LineSearchStatus.NotDescent => new StepOutcome(null, StopReason.NotDescent),
            LineSearchStatus.NotFinite => new StepOutcome(null, StopReason.NotFinite),
            LineSearchStatus.Unbounded => new StepOutcome(null, StopReason.Unbounded),
            _ => new StepOutcome(null, StopReason.LineSearchFailed),
        };
    }
}
