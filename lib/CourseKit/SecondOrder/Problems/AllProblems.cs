using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>The table of test functions.</summary>
public static class AllProblems
{
    /// <summary>Each function, in the sizes that methods are compared on.</summary>
    public static IReadOnlyList<Problem> Table { get; } =
    [
        Quadratic.Lecture,
        Quadratic.OfCondition(10, 1e2),
        Quadratic.OfCondition(10, 1e6),
        new Rosenbrock(),
        new Rosenbrock(10),
        new Beale(),
        new Himmelblau(),
        new PowellSingular(),
        new Wood(),
        new SaddleValley(),
        TwoClouds(),
    ];

    // Two overlapping clouds of points and a column of ones: not separable, so that the minimum is finite.
    private static LogisticRegression TwoClouds()
    {
        var stream = new RandomStream(5);
        var y = Vector.From(Enumerable.Range(0, 60).Select(i => (double)(i % 2)));
        var x = Matrix.FromRows(y.Select(label => Vector.Of(1, stream.NextNormal((2 * label) - 1), stream.NextNormal(1 - label, 2))));
        return new LogisticRegression(x, y, 0.01);
    }
}
