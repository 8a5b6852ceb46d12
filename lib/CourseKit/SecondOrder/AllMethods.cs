using CourseKit.SecondOrder.TrustRegions;

namespace CourseKit.SecondOrder;

/// <summary>The table of methods that choose the length of their steps themselves, without a line search.</summary>
public static class AllMethods
{
    /// <summary>Trust regions and Levenberg–Marquardt. (<see cref="LinearConjugateGradient"/> is for quadratics only, and not here.)</summary>
    public static IReadOnlyList<MinimizationMethod> Table { get; } =
    [
        new TrustRegion(new Dogleg()),
        new TrustRegion(new Steihaug()),
        new LevenbergMarquardt(),
    ];
}
