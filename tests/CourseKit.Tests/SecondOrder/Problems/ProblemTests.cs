using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Problems;
using CourseKit.Tensors;

namespace CourseKit.Tests.SecondOrder.Problems;

/// <summary>Every test function's derivatives and minima.</summary>
public class ProblemTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllProblems.Table.Count)];

    [Fact]
    public void Every_problem_of_the_library_is_in_the_table()
        => typeof(Problem).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Problem)) && !type.IsAbstract)
            .Except(AllProblems.Table.Select(problem => problem.GetType())).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Places))]
    public void Gradient_and_Hessian_agree_with_finite_differences(int place)
    {
        var f = AllProblems.Table[place];
        var stream = new RandomStream(place);
        for (var trial = 0; trial < 4; trial++)
        {
            var x = f.Start + stream.NormalVector(f.Dimension, 0, 0.5);
            var g = f.Gradient(x);
            (g - FiniteDifferences.Gradient(f.Value, x)).Norm().ShouldBeLessThan(1e-7 * (1 + g.Norm() + Math.Abs(f.Value(x))));
            var h = f.Hessian(x).Flatten();
            (h - FiniteDifferences.Hessian(f, x).Flatten()).Norm().ShouldBeLessThan(1e-7 * (1 + h.Norm() + g.Norm()));
            var v = stream.NormalVector(f.Dimension);
            f.HessianTimes(x, v).IsCloseTo(f.Hessian(x) * v, 1e-9, 1e-9).ShouldBeTrue();
            (f.HessianTimes(x, v) - FiniteDifferences.HessianTimes(f, x, v)).Norm().ShouldBeLessThan(1e-7 * (1 + h.Norm() + g.Norm()) * (1 + v.Norm()));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Residuals_give_the_same_function(int place)
    {
        if (AllProblems.Table[place] is not SumOfSquaresProblem f)
            return;
        var x = f.Start + 0.1;
        var (r, a) = (f.Residuals(x), f.Jacobian(x));
        f.Value(x).ShouldBe(r.Dot(r) / 2, 1e-12 * r.Dot(r));
        f.Gradient(x).IsCloseTo(r * a, 1e-9, 1e-9).ShouldBeTrue();
        a.Flatten().IsCloseTo(FiniteDifferences.Jacobian(f.Residuals, x).Flatten(), 1e-5, 1e-5).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_minima_are_stationary_and_not_above_their_surroundings(int place)
    {
        var f = AllProblems.Table[place];
        var stream = new RandomStream(1);
        foreach (var minimum in f.Minima)
        {
            f.Gradient(minimum).Norm().ShouldBeLessThan(1e-8);
            for (var trial = 0; trial < 20; trial++)
                f.Value(minimum + stream.NormalVector(f.Dimension, 0, 0.01)).ShouldBeGreaterThanOrEqualTo(f.Value(minimum));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_point_of_another_length_is_an_error(int place)
    {
        var f = AllProblems.Table[place];
        Should.Throw<ShapeException>(() => f.Value(new Vector(f.Dimension + 1))).Message.ShouldContain(f.Name);
        Should.Throw<ShapeException>(() => f.Gradient(new Vector(f.Dimension + 1)));
    }

    [Fact]
    public void A_quadratic_has_the_condition_asked_for()
    {
        var λ = SymmetricEigen.Of(Quadratic.OfCondition(8, 1e4).Hessian(new Vector(8))).Values;
        λ[0].ShouldBe(1, 1e-8);
        λ[7].ShouldBe(1e4, 1e-7);
        Should.Throw<ArgumentOutOfRangeException>(() => Quadratic.OfCondition(3, 0.5)).Message.ShouldContain("condition must be in [1, ∞), got 0.5");
    }

    [Fact]
    public void Impossible_labels_and_shapes_are_errors()
    {
        Should.Throw<ArgumentException>(() => new LogisticRegression(Matrix.Zeros(2, 1), [0, 2])).Message.ShouldContain("label 1 must be in [0, 1], got 2");
        Should.Throw<ShapeException>(() => new LogisticRegression(Matrix.Zeros(2, 1), [0, 1, 0]));
        Should.Throw<ShapeException>(() => new Quadratic(Matrix.Zeros(2, 3), [0, 0], [0, 0]));
        Should.Throw<ArgumentOutOfRangeException>(() => new Rosenbrock(1));
    }

    [Fact]
    public void Logistic_regression_stays_finite_far_out()
    {
        var f = new LogisticRegression(Matrix.FromRows([1e3], [-1e3]), [1, 0]);
        f.Value([1]).ShouldBe(0, 1e-12);
        f.Value([-1]).ShouldBe(1000, 1e-9);
        double.IsFinite(f.Gradient([-1])[0]).ShouldBeTrue();
    }
}
