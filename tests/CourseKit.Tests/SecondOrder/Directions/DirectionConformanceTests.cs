using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Directions;
using CourseKit.SecondOrder.LineSearches;
using CourseKit.SecondOrder.Problems;
using CourseKit.SecondOrder.TrustRegions;
using CourseKit.Tensors;

namespace CourseKit.Tests.SecondOrder.Directions;

/// <summary>What every direction of the table (with a strong Wolfe search), and every other method, must do.</summary>
public class DirectionConformanceTests
{
    private static readonly MinimizationMethod[] Methods =
    [
        .. AllDirections.Table.Select(direction => new Minimizer(direction, new StrongWolfe { Curvature = direction is ConjugateGradient ? 0.1 : 0.9 })),
        .. AllMethods.Table,
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Methods.Length)];

    [Fact]
    public void Every_direction_and_method_of_the_library_is_in_its_table()
    {
        var types = typeof(Direction).Assembly.GetTypes().Where(type => !type.IsAbstract).ToArray();
        types.Where(type => type.IsSubclassOf(typeof(Direction))).Except(AllDirections.Table.Select(d => d.GetType())).ShouldBeEmpty();
        types.Where(type => type.IsSubclassOf(typeof(Subproblem)))
            .Except(AllMethods.Table.OfType<TrustRegion>().Select(m => m.Subproblem.GetType())).ShouldBeEmpty();

        // Minimizer's table is that of the directions; linear conjugate gradient is for quadratics, with tests of its own.
        types.Where(type => type.IsSubclassOf(typeof(MinimizationMethod)))
            .Except([.. AllMethods.Table.Select(m => m.GetType()), typeof(Minimizer), typeof(LinearConjugateGradient)]).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_have_the_same_name()
    {
        Methods.Select(method => method.Name).ShouldBeUnique();
        AllDirections.Table.ShouldAllBe(direction => direction.Formula.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_lectures_quadratic_is_solved(int place)
    {
        var method = Methods[place];
        var solution = method.Needs == typeof(IResiduals)
            ? method.Minimize(Objective.OfResiduals(2, w => [Math.Sqrt(2) * (w[0] - 2), Math.Sqrt(8) * (w[1] - 1)]), [4, 2])
            : method.Minimize(Quadratic.Lecture, [4, 2]);
        solution.Stop.ShouldBe(StopReason.GradientSmall, solution.ToString());
        solution.Point.IsCloseTo([2, 1], 1e-7).ShouldBeTrue();
        solution.Value.ShouldBe(0, 1e-14);
        solution.Converged.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Rosenbrocks_valley_is_followed_to_its_end(int place)
    {
        var f = new Rosenbrock();
        var solution = Methods[place].Minimize(f, f.Start, new MinimizeOptions { GradientTolerance = 1e-6, MaxIterations = 50000 });
        solution.Stop.ShouldBe(StopReason.GradientSmall, solution.ToString());
        solution.Point.IsCloseTo([1, 1], 1e-5).ShouldBeTrue(solution.ToString());
        solution.GradientNorm.ShouldBe(Iterate.LargestAbsolute(f.Gradient(solution.Point)), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_value_never_rises(int place)
    {
        foreach (var f in new SumOfSquaresProblem[] { new Wood(), new Beale(), new Himmelblau() })
        {
            var path = Methods[place].Minimize(f, f.Start, new MinimizeOptions { GradientTolerance = 1e-5, MaxIterations = 300, KeepPath = true }).Path;
            for (var i = 1; i < path.Count; i++)
                path[i].Value.ShouldBeLessThanOrEqualTo(path[i - 1].Value);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_same_start_gives_the_same_bits(int place)
    {
        var f = new Wood();
        var options = new MinimizeOptions { MaxIterations = 60, KeepPath = true };
        var (one, other) = (Methods[place].Minimize(f, f.Start, options), Methods[place].Minimize(f, f.Start, options));
        one.Path.ShouldBe(other.Path);
        one.Value.ShouldBe(other.Value);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void One_dimension_is_enough(int place)
    {
        // ½(e^x − 2)²: minimum at ln 2.
        var f = new ExponentialFit();
        var solution = Methods[place].Minimize(f, [2]);
        solution.Stop.ShouldBe(StopReason.GradientSmall, solution.ToString());
        solution.Point[0].ShouldBe(Math.Log(2), 1e-7);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_start_at_the_minimum_costs_one_gradient(int place)
    {
        var solution = Methods[place].Minimize(new Rosenbrock(), [1, 1], new MinimizeOptions { KeepPath = true });
        (solution.Stop, solution.Iterations, solution.FunctionCount, solution.GradientCount).ShouldBe((StopReason.GradientSmall, 0, 1, 1));
        solution.Path.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_limit_of_iterations_is_kept(int place)
    {
        var f = new Wood();
        var none = Methods[place].Minimize(f, f.Start, new MinimizeOptions { MaxIterations = 0 });
        (none.Stop, none.Iterations, none.Point).ShouldBe((StopReason.IterationLimit, 0, f.Start));
        var three = Methods[place].Minimize(f, f.Start, new MinimizeOptions { MaxIterations = 3, KeepPath = true });
        (three.Stop, three.Iterations, three.Path.Count).ShouldBe((StopReason.IterationLimit, 3, 4));
        var evaluations = Methods[place].Minimize(f, f.Start, new MinimizeOptions { MaxEvaluations = 2 });
        evaluations.Stop.ShouldBe(StopReason.EvaluationLimit);
        evaluations.FunctionCount.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_counts_are_true_and_the_start_is_not_changed(int place)
    {
        var f = new Watched(new Beale());
        Vector start = [1, 1];
        var solution = Methods[place].Minimize(f, start, new MinimizeOptions { GradientTolerance = 1e-6, MaxIterations = 200, KeepPath = true });
        solution.FunctionCount.ShouldBe(f.Values);
        solution.GradientCount.ShouldBe(f.Gradients);
        solution.HessianCount.ShouldBe(f.Hessians);
        solution.HessianProductCount.ShouldBe(f.Products);
        start.ShouldBe(Vector.Of(1, 1));
        solution.Path[^1].GradientCount.ShouldBe(solution.GradientCount);
        solution.Path[^1].Point.ShouldBe(solution.Point);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Misuse_is_an_exception(int place)
    {
        var method = Methods[place];
        var f = new Rosenbrock();
        Should.Throw<ArgumentException>(() => method.Minimize(f, [])).Message.ShouldContain("got an empty vector");
        Should.Throw<ArgumentException>(() => method.Minimize(f, [double.NaN, 1])).Message.ShouldContain("start must be finite, got NaN at [0]");
        Should.Throw<ArgumentException>(() => method.Minimize(f, [1, double.PositiveInfinity])).Message.ShouldContain("got ∞ at [1]");
        Should.Throw<ShapeException>(() => method.Minimize(f, [1, 2, 3])).Message.ShouldContain("start has 3 numbers, the objective's dimension is 2");
        Should.Throw<ArgumentNullException>(() => method.Minimize(null!, [1]));
        Should.Throw<ArgumentOutOfRangeException>(() => method.Minimize(f, [1, 2], new MinimizeOptions { GradientTolerance = double.NaN }));
        Should.Throw<ArgumentOutOfRangeException>(() => method.Minimize(f, [1, 2], new MinimizeOptions { MaxIterations = -1 }));
        if (method.Needs != typeof(IGradient))
        {
            var plain = Objective.Of(2, x => x.Dot(x), x => 2 * x);
            Should.Throw<ArgumentException>(() => method.Minimize(plain, [1, 2])).Message.ShouldContain($"needs an objective with {method.Needs.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_start_where_the_function_is_not_finite_is_a_result(int place)
    {
        var f = new Everything(1, x => Math.Log(x[0]), x => [1 / x[0]]);
        Methods[place].Minimize(f, [-1]).Stop.ShouldBe(StopReason.NotFinite);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_function_that_is_not_finite_everywhere_is_minimized_where_it_is(int place)
    {
        // x − ln x, NaN for x < 0: minimum at 1. As a sum of squares: r = x − ln x.
        var f = new Everything(1, x => x[0] - Math.Log(x[0]), x => [1 - (1 / x[0])], x => Matrix.Of(new[,] { { 1 / (x[0] * x[0]) } }));
        if (Methods[place].Needs == typeof(IResiduals))
            return;
        var solution = Methods[place].Minimize(f, [1.9]);
        solution.Stop.ShouldBe(StopReason.GradientSmall, solution.ToString());
        solution.Point[0].ShouldBe(1, 1e-7);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_function_without_a_minimum_ends_as_unbounded(int place)
    {
        var method = Methods[place];
        if (method.Needs == typeof(IResiduals) || (method as Minimizer)?.Direction is Newton)
            return;

        // −cosh x: every way down leads to −∞.
        var f = new Everything(1, x => -Math.Cosh(x[0]), x => [-Math.Sinh(x[0])], x => Matrix.Of(new[,] { { -Math.Cosh(x[0]) } }));
        var solution = method.Minimize(f, [0.5]);
        solution.Stop.ShouldBe(StopReason.Unbounded, solution.ToString());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Results_of_a_wrong_shape_are_an_error(int place)
    {
        var f = new Everything(2, x => x.Dot(x), _ => [1, 2, 3]);
        Should.Throw<ShapeException>(() => Methods[place].Minimize(f, [1, 1])).Message.ShouldContain("wanted");
    }

    /// <summary>½(e^x − 2)² in one dimension.</summary>
    private sealed class ExponentialFit : IHessian, IResiduals
    {
        public int Dimension => 1;

        public double Value(Vector point) => Residuals(point)[0] * Residuals(point)[0] / 2;

        public Vector Gradient(Vector point) => [Residuals(point)[0] * Math.Exp(point[0])];

        public Matrix Hessian(Vector point) => Matrix.Of(new[,] { { (2 * Math.Exp(2 * point[0])) - (2 * Math.Exp(point[0])) } });

        public Vector Residuals(Vector point) => [Math.Exp(point[0]) - 2];

        public Matrix Jacobian(Vector point) => Matrix.Of(new[,] { { Math.Exp(point[0]) } });
    }

    /// <summary>All interfaces around given functions; residuals are the value alone, with the gradient for their slope.</summary>
    private sealed class Everything(int dimension, Func<Vector, double> value, Func<Vector, Vector> gradient, Func<Vector, Matrix>? hessian = null) : IHessian, IResiduals
    {
        public int Dimension => dimension;

        public double Value(Vector point) => value(point);

        public Vector Gradient(Vector point) => gradient(point);

        public Matrix Hessian(Vector point) => hessian is null ? Matrix.Identity(dimension) : hessian(point);

        public Vector Residuals(Vector point) => [value(point)];

        public Matrix Jacobian(Vector point) => Matrix.FromRows(gradient(point));
    }

    /// <summary>Counts for itself what is asked of it.</summary>
    private sealed class Watched(SumOfSquaresProblem inner) : IHessian, IResiduals
    {
        public int Values { get; private set; }

        public int Gradients { get; private set; }

        public int Hessians { get; private set; }

        public int Products { get; private set; }

        public int Dimension => inner.Dimension;

        public double Value(Vector point)
        {
            Values++;
            return inner.Value(point);
        }

        public Vector Gradient(Vector point)
        {
            Gradients++;
            return inner.Gradient(point);
        }

        public Matrix Hessian(Vector point)
        {
            Hessians++;
            return inner.Hessian(point);
        }

        public Vector HessianTimes(Vector point, Vector vector)
        {
            Products++;
            return inner.HessianTimes(point, vector);
        }

        public Vector Residuals(Vector point)
        {
            Values++;
            return inner.Residuals(point);
        }

        public Matrix Jacobian(Vector point)
        {
            Gradients++;
            return inner.Jacobian(point);
        }
    }
}
