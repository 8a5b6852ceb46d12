namespace CourseKit.Regularization;

/// <summary>The table of penalties: what the conformance tests run on, and what a notebook compares.</summary>
public static class AllPenalties
{
    /// <summary>Each penalty in each of its forms; those with a matrix are for five weights.</summary>
    public static IReadOnlyList<Penalty> Table { get; } =
    [
        new L2(0.1),
        new L1(0.1),
        new ElasticNet(0.1, 0.05),
        new LInfinity(0.1),
        new Lp(0.1, 1),
        new Lp(0.1, 1.5),
        new Lp(0.1, 2),
        new Lp(0.1, 4),
        Tikhonov.Smoothness(0.1, 5, order: 1),
        Tikhonov.Smoothness(0.1, 5),
    ];
}
