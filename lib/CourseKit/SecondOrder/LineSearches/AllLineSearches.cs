namespace CourseKit.SecondOrder.LineSearches;

/// <summary>The table of line searches: what the conformance tests run on.</summary>
public static class AllLineSearches
{
    /// <summary>Each line search.</summary>
    public static IReadOnlyList<LineSearch> Table { get; } =
    [
        new ExactLineSearch(),
        new QuadraticStep(),
        new Backtracking(),
        new StrongWolfe(),
        new FixedStep(),
    ];
}
