using CourseKit.SecondOrder;
using CourseKit.SecondOrder.LineSearches;
using CourseKit.SecondOrder.Problems;
using CourseKit.Tensors;

namespace CourseKit.Tests.SecondOrder.LineSearches;

/// <summary>What every line search must do, and what each promises.</summary>
public class LineSearchConformanceTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllLineSearches.Table.Count)];

    [Fact]
    public void Every_line_search_of_the_library_is_in_the_table()
        => typeof(LineSearch).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LineSearch)) && !type.IsAbstract)
            .Except(AllLineSearches.Table.Select(search => search.GetType())).ShouldBeEmpty();

    [Fact]
    public void No_two_have_the_same_name_or_formula()
    {
        AllLineSearches.Table.Select(search => search.Name).ShouldBeUnique();
        AllLineSearches.Table.Select(search => search.Formula).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_step_is_found_from_any_first_trial(int place)
    {
        var search = AllLineSearches.Table[place];
        if (search is FixedStep)
            return;
        foreach (var f in new Problem[] { Quadratic.Lecture, new Rosenbrock(), new Beale(), new Wood() })
        {
            foreach (var first in new[] { 1e-8, 1e-3, 1, 1e4 })
            {
                if (search is Backtracking && first < 1)
                    continue; // It only shortens: a short first step stays short.
                var (x, p) = (f.Start, -f.Gradient(f.Start));
                var found = search.Search(f, x, p, first);
                found.Status.ShouldBe(LineSearchStatus.Found, $"{search.Name}, {f.Name}, from {first}");
                found.Point!.Value.ShouldBeLessThan(f.Value(x));
                found.Point.Value.ShouldBe(f.Value(x + (found.Point.Step * p)));
                Promise(search, f, x, p, found.Point);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_direction_uphill_or_level_is_refused(int place)
    {
        var search = AllLineSearches.Table[place];
        var f = Quadratic.Lecture;
        var expected = search is FixedStep ? LineSearchStatus.Found : LineSearchStatus.NotDescent;
        search.Search(f, [4, 2], f.Gradient([4, 2])).Status.ShouldBe(expected);
        search.Search(f, [4, 2], [0, 0]).Status.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_wrong_gradient_is_a_failure_and_not_an_endless_search(int place)
    {
        var search = AllLineSearches.Table[place];
        var f = Objective.Of(1, x => x[0], _ => [-1], _ => Matrix.Identity(1));
        var found = search.Search(f, [0], [1]);
        found.Status.ShouldBe(search is FixedStep ? LineSearchStatus.Found : LineSearchStatus.Failed);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Values_that_are_not_finite_shorten_the_step(int place)
    {
        var search = AllLineSearches.Table[place];
        foreach (var hole in new[] { double.NaN, double.PositiveInfinity })
        {
            // (x − 1)² up to 1.5, then a hole.
            var f = Objective.Of(1, x => x[0] < 1.5 ? (x[0] - 1) * (x[0] - 1) : hole, x => [2 * (x[0] - 1)], _ => Matrix.Filled(1, 1, 2));
            var found = search.Search(f, [0], [1], 100);
            if (search is FixedStep)
            {
                new FixedStep(100).Search(f, [0], [1]).Status.ShouldBe(LineSearchStatus.NotFinite);
                continue;
            }

            found.Status.ShouldBe(LineSearchStatus.Found, search.Name);
            found.Point!.Value.ShouldBeLessThan(1);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_start_that_is_not_finite_is_a_result(int place)
    {
        var f = Objective.Of(1, _ => double.NaN, _ => [-1], _ => Matrix.Identity(1));
        AllLineSearches.Table[place].Search(f, [0], [1]).Status.ShouldBe(LineSearchStatus.NotFinite);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Misuse_is_an_exception(int place)
    {
        var search = AllLineSearches.Table[place];
        var f = Quadratic.Lecture;
        Should.Throw<ShapeException>(() => search.Search(f, [1], [1, 1]));
        Should.Throw<ArgumentOutOfRangeException>(() => search.Search(f, [4, 2], [-1, -1], 0)).Message.ShouldContain("firstStep must be in (0, ∞), got 0");
    }

    [Fact]
    public void The_exact_step_needs_products_with_the_Hessian()
        => Should.Throw<ArgumentException>(() => new QuadraticStep().Search(Objective.Of(1, x => x[0] * x[0], x => 2 * x), [1], [-1])).Message.ShouldContain("IHessianVector");

    [Fact]
    public void Backtracking_asks_for_its_part_of_the_promised_decrease()
    {
        // φ(α) = (1 − 2α)², φ'(0) = −4: at 0.9 it has fallen to 0.64, and half of what the slope promises is more than all there is.
        var f = Objective.Of(1, x => x[0] * x[0], x => 2 * x);
        new Backtracking { Decrease = 0.5 }.Search(f, [1], [-2], 0.9).Point!.Step.ShouldBe(0.45);
        new Backtracking().Search(f, [1], [-2], 0.9).Point!.Step.ShouldBe(0.9);
    }

    [Fact]
    public void Both_exact_searches_agree_on_a_quadratic()
    {
        var f = Quadratic.OfCondition(6, 1000);
        var p = -f.Gradient(f.Start);
        var exact = p.Dot(p) / p.Dot(f.Hessian(f.Start) * p);
        new QuadraticStep().Search(f, f.Start, p).Point!.Step.ShouldBe(exact, 1e-12 * exact);
        new ExactLineSearch().Search(f, f.Start, p).Point!.Step.ShouldBe(exact, 1e-8 * exact);
    }

    [Fact]
    public void Strong_Wolfe_goes_on_where_the_first_step_is_far_too_short_for_its_slope()
    {
        var f = Quadratic.Lecture;
        var (x, p) = (Vector.Of(4, 2), -f.Gradient([4, 2]));
        var found = new StrongWolfe { Curvature = 0.1 }.Search(f, x, p, 1e-12);
        found.Status.ShouldBe(LineSearchStatus.Found);
        found.Point!.Step.ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void Strong_Wolfe_meets_a_linear_functions_end()
        => new StrongWolfe().Search(Objective.Of(1, x => -x[0], _ => [-1]), [0], [1]).Status.ShouldBe(LineSearchStatus.DecreaseOnly);

    [Fact]
    public void Settings_out_of_range_are_exceptions()
    {
        var f = Quadratic.Lecture;
        Vector x = [4, 2], p = [-1, -1];
        Should.Throw<ArgumentOutOfRangeException>(() => new StrongWolfe { Decrease = 0.95 }.Search(f, x, p)).Message.ShouldContain("0 < Decrease < Curvature < 1 must hold");
        Should.Throw<ArgumentOutOfRangeException>(() => new Backtracking { Factor = 1 }.Search(f, x, p)).Message.ShouldContain("Factor must be in (0, 1), got 1");
        Should.Throw<ArgumentOutOfRangeException>(() => new FixedStep(-1).Search(f, x, p)).Message.ShouldContain("Step must be in (0, ∞), got -1");
        Should.Throw<ArgumentOutOfRangeException>(() => new ExactLineSearch { Tolerance = 0 }.Search(f, x, p));
    }

    private static void Promise(LineSearch search, Problem f, Vector x, Vector p, LinePoint found)
    {
        var (start, slope) = (f.Gradient(x).Dot(p), f.Gradient(found.Point).Dot(p));
        switch (search)
        {
            case StrongWolfe wolfe:
                found.Value.ShouldBeLessThanOrEqualTo(f.Value(x) + (wolfe.Decrease * found.Step * start));
                Math.Abs(slope).ShouldBeLessThanOrEqualTo(-wolfe.Curvature * start);
                break;
            case Backtracking armijo:
                found.Value.ShouldBeLessThanOrEqualTo(f.Value(x) + (armijo.Decrease * found.Step * start));
                break;
            case ExactLineSearch exact:
                Math.Abs(slope).ShouldBeLessThanOrEqualTo(-exact.Tolerance * start);
                break;
        }
    }
}
