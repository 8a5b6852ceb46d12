namespace CourseKit.SecondOrder.Directions;

/// <summary>The table of directions: what the conformance tests run on, and what a notebook races.</summary>
public static class AllDirections
{
    /// <summary>Each direction, conjugate gradient with and without restarts, L-BFGS with a short and the usual memory.</summary>
    public static IReadOnlyList<Direction> Table { get; } =
    [
        new SteepestDescent(),
        new Newton(),
        new DampedNewton(),
        new ModifiedNewton(),
        new HessianFree(),
        new PolakRibiere(),
        new PolakRibierePlus(),
        new PolakRibierePlus { RestartEvery = 10 },
        new FletcherReeves { RestartEvery = 10 },
        new Bfgs(),
        new Lbfgs(),
        new Lbfgs(3),
        new GaussNewton(),
    ];
}
