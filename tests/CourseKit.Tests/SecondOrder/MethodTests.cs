using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Directions;
using CourseKit.SecondOrder.LineSearches;
using CourseKit.SecondOrder.Problems;
using CourseKit.SecondOrder.TrustRegions;
using CourseKit.Tensors;

namespace CourseKit.Tests.SecondOrder;

/// <summary>The claims of chapter 09: the lecture's numbers, saddles, conjugate directions, quasi-Newton, erratum 2.</summary>
public class MethodTests
{
    [Fact]
    public void Newtons_step_on_the_lectures_quadratic_is_minus_2_minus_1_and_reaches_2_1()
    {
        var model = TaylorModel.Of(Quadratic.Lecture, [4, 2]);
        model.Hessian.ShouldBe(Matrix.Of(new[,] { { 2, 0 }, { 0, 8 } }));
        model.NewtonStep().ShouldBe(Vector.Of(-2, -1));
        model.SecondOrder([-2, -1]).ShouldBe(0, 1e-15);
        model.FirstOrder([-2, -1]).ShouldBe(8 - 16);
        model.Curvatures().ShouldBe(Vector.Of(2, 8));

        var solution = new Minimizer(new Newton(), new FixedStep(1)).Minimize(Quadratic.Lecture, [4, 2]);
        (solution.Iterations, solution.Point, solution.Stop).ShouldBe((1, Vector.Of(2, 1), StopReason.GradientSmall));
    }

    [Fact]
    public void The_Taylor_models_error_falls_with_the_cube_of_the_step()
    {
        var f = new Rosenbrock();
        var model = TaylorModel.Of(f, [-1.2, 1]);
        double Error(double h) => Math.Abs(f.Value([-1.2 + h, 1 + h]) - model.SecondOrder([h, h]));
        (Error(1e-2) / Error(1e-3)).ShouldBe(1000, 20);
    }

    [Fact]
    public void Steepest_descent_with_the_lectures_rate_walks_the_printed_path()
    {
        var path = new Minimizer(new SteepestDescent(), new FixedStep(0.2)).Minimize(Quadratic.Lecture, [4, 2], new MinimizeOptions { MaxIterations = 4, KeepPath = true }).Path;
        Vector[] printed = [[4, 2], [3.2, 0.4], [2.72, 1.36], [2.432, 0.784], [2.2592, 1.1296]];
        for (var i = 0; i < printed.Length; i++)
            path[i].Point.IsCloseTo(printed[i], 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void Steepest_descent_with_exact_steps_zigzags_at_right_angles()
    {
        var f = Quadratic.OfCondition(2, 100);
        var path = new Minimizer(new SteepestDescent(), new QuadraticStep()).Minimize(f, f.Start, new MinimizeOptions { MaxIterations = 20, KeepPath = true }).Path;
        for (var i = 2; i < path.Count; i++)
        {
            var (a, b) = (path[i - 1].Point - path[i - 2].Point, path[i].Point - path[i - 1].Point);
            (a.Dot(b) / (a.Norm() * b.Norm())).ShouldBe(0, 1e-9);
        }

        new Minimizer(new PolakRibiere(), new QuadraticStep()).Minimize(f, f.Start).Iterations.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void Products_with_the_Hessian_are_enough_for_the_Hessian_free_method()
    {
        var f = Quadratic.OfCondition(5, 100);
        var products = Objective.OfProducts(5, f.Value, f.Gradient, f.HessianTimes);

        var solution = new Minimizer(new HessianFree(), new StrongWolfe()).Minimize(products, f.Start);

        solution.Converged.ShouldBeTrue(solution.ToString());
        solution.Point.IsCloseTo(f.Minima[0], 1e-6).ShouldBeTrue(solution.ToString());
        (solution.HessianCount, solution.HessianProductCount > 0).ShouldBe((0, true));
    }

    [Fact]
    public void Newton_walks_to_the_saddle()
    {
        var f = new SaddleValley();
        var solution = new Minimizer(new Newton(), new FixedStep(1)).Minimize(f, f.Start);
        solution.Stop.ShouldBe(StopReason.GradientSmall);
        solution.Point.IsCloseTo(f.Saddle, 1e-8).ShouldBeTrue();
        TaylorModel.Of(f, solution.Point).Curvatures()[0].ShouldBeLessThan(0);
    }

    [Fact]
    public void With_a_line_search_Newton_says_that_its_direction_climbs()
    {
        var f = new SaddleValley();
        var solution = new Minimizer(new Newton(), new StrongWolfe()).Minimize(f, [0.01, 0.4]);
        solution.Stop.ShouldBe(StopReason.NotDescent);
        var p = TaylorModel.Of(f, solution.Point).NewtonStep();
        p.Dot(f.Gradient(solution.Point)).ShouldBeGreaterThanOrEqualTo(0);
    }

    public static TheoryData<int> Escaping => [0, 1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Escaping))]
    public void Damping_modified_Cholesky_and_trust_regions_leave_the_saddle(int which)
    {
        MinimizationMethod[] methods =
        [
            new Minimizer(new DampedNewton(), new Backtracking()),
            new Minimizer(new ModifiedNewton(), new StrongWolfe()),
            new Minimizer(new HessianFree(), new StrongWolfe()),
            new TrustRegion(new Dogleg()),
            new TrustRegion(new Steihaug()),
        ];
        var f = new SaddleValley();
        foreach (var start in new Vector[] { f.Start, [1, 1e-3], [1e-9, 1e-6] })
        {
            var solution = methods[which].Minimize(f, start, new MinimizeOptions { GradientTolerance = 1e-10 });
            solution.Stop.ShouldBe(StopReason.GradientSmall, solution.ToString());
            solution.Point.IsCloseTo([0, 1], 1e-8).ShouldBeTrue(solution.ToString());
        }
    }

    [Fact]
    public void A_singular_Hessian_has_no_Newton_step_but_a_modified_one()
    {
        // x² in two dimensions: nothing depends on y.
        var f = Objective.Of(2, x => x[0] * x[0], x => [2 * x[0], 0], _ => Matrix.Of(new[,] { { 2, 0 }, { 0, 0 } }));
        new Minimizer(new Newton(), new FixedStep(1)).Minimize(f, [1, 1]).Stop.ShouldBe(StopReason.SingularHessian);
        new Minimizer(new ModifiedNewton(), new StrongWolfe()).Minimize(f, [1, 1]).Stop.ShouldBe(StopReason.GradientSmall);
        new Minimizer(new DampedNewton(), new StrongWolfe()).Minimize(f, [1, 1]).Stop.ShouldBe(StopReason.GradientSmall);
        new TrustRegion(new Dogleg()).Minimize(f, [1, 1]).Stop.ShouldBe(StopReason.GradientSmall);
    }

    [Fact]
    public void A_Jacobian_of_deficient_rank_stops_Gauss_Newton_but_not_Levenberg_Marquardt()
    {
        var f = Objective.OfResiduals(2, x => [x[0] + x[1] - 1, 2 * (x[0] + x[1] - 1), x[0] + x[1]]);
        new Minimizer(new GaussNewton(), new StrongWolfe()).Minimize(f, [3, 4]).Stop.ShouldBe(StopReason.SingularHessian);
        var solution = new LevenbergMarquardt().Minimize(f, [3, 4]);
        solution.Stop.ShouldBe(StopReason.GradientSmall);
        (solution.Point[0] + solution.Point[1]).ShouldBe(5.0 / 6, 1e-8);
    }

    [Fact]
    public void Fewer_residuals_than_parameters_are_no_problem_for_Levenberg_Marquardt()
    {
        var f = Objective.OfResiduals(2, x => [x[0] + (2 * x[1]) - 5]);
        new Minimizer(new GaussNewton(), new StrongWolfe()).Minimize(f, [0, 0]).Stop.ShouldBe(StopReason.SingularHessian);
        var solution = new LevenbergMarquardt().Minimize(f, [0, 0]);
        solution.Stop.ShouldBe(StopReason.GradientSmall);
        solution.Point.IsCloseTo([1, 2], 1e-4).ShouldBeTrue(solution.ToString());
    }

    [Fact]
    public void Linear_conjugate_gradient_takes_n_steps_and_its_directions_are_conjugate()
    {
        const int n = 8;
        var f = Quadratic.OfCondition(n, 50);
        var solution = new LinearConjugateGradient().Minimize(f, f.Start, new MinimizeOptions { KeepPath = true });
        solution.Stop.ShouldBe(StopReason.GradientSmall);
        solution.Iterations.ShouldBeLessThanOrEqualTo(n);
        solution.HessianProductCount.ShouldBe(solution.Iterations);
        AssertConjugate(f.Hessian(f.Start), solution.Path, n);
    }

    public static TheoryData<int> Formulas => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Nonlinear_conjugate_gradient_with_exact_steps_is_the_same_on_a_quadratic(int which)
    {
        ConjugateGradient[] formulas = [new FletcherReeves(), new PolakRibiere(), new PolakRibierePlus()];
        const int n = 8;
        var f = Quadratic.OfCondition(n, 50);
        var solution = new Minimizer(formulas[which], new QuadraticStep()).Minimize(f, f.Start, new MinimizeOptions { KeepPath = true });
        solution.Stop.ShouldBe(StopReason.GradientSmall);
        solution.Iterations.ShouldBeLessThanOrEqualTo(n + 1);
        AssertConjugate(f.Hessian(f.Start), solution.Path, n);
        var linear = new LinearConjugateGradient().Minimize(f, f.Start, new MinimizeOptions { KeepPath = true });
        for (var i = 0; i < Math.Min(linear.Path.Count, n); i++)
            solution.Path[i].Point.IsCloseTo(linear.Path[i].Point, 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void Linear_conjugate_gradient_says_when_a_quadratic_has_no_minimum()
    {
        var f = new Quadratic(Matrix.Of(new[,] { { 1, 0 }, { 0, -1 } }), [0, 0], [1, 2]);
        new LinearConjugateGradient().Minimize(f, f.Start).Stop.ShouldBe(StopReason.Unbounded);
    }

    [Fact]
    public void Beta_follows_the_lectures_formulas()
    {
        Vector g = [1, 2], before = [3, 1];
        new FletcherReeves().Beta(g, before).ShouldBe(5.0 / 10);
        new PolakRibiere().Beta(g, before).ShouldBe(((1 - 3) + (2 * 1)) / 10.0);
        new PolakRibiere().Beta([1, 0], [3, 0]).ShouldBe(-2.0 / 9);
        new PolakRibierePlus().Beta([1, 0], [3, 0]).ShouldBe(0);
    }

    [Fact]
    public void Erratum_2_the_lectures_reset_when_t_mod_q_is_not_1_is_steepest_descent_almost_always()
    {
        var f = Quadratic.OfCondition(10, 1e3);
        const int q = 10;
        var options = new MinimizeOptions { GradientTolerance = 1e-6, MaxIterations = 2000 };
        var right = new Minimizer(new FletcherReeves { RestartEvery = q }, new QuadraticStep()).Minimize(f, f.Start, options);
        var wrong = new Minimizer(new PrintedFletcherReeves(q), new QuadraticStep()).Minimize(f, f.Start, options);
        right.Stop.ShouldBe(StopReason.GradientSmall);
        wrong.Iterations.ShouldBeGreaterThan(5 * right.Iterations);
    }

    [Fact]
    public void A_restart_takes_the_steepest_way_on_steps_1_q_plus_1_and_so_on()
    {
        var f = new Rosenbrock(6);
        foreach (var q in new[] { 1, 3 })
        {
            var path = new Minimizer(new FletcherReeves { RestartEvery = q }, new StrongWolfe { Curvature = 0.1 }).Minimize(f, f.Start, new MinimizeOptions { MaxIterations = 10, KeepPath = true }).Path;
            for (var t = 1; t < path.Count; t++)
            {
                var (step, g) = (path[t].Point - path[t - 1].Point, f.Gradient(path[t - 1].Point));
                var isSteepest = -step.Dot(g) / (step.Norm() * g.Norm()) > 1 - 1e-12;
                isSteepest.ShouldBe((t - 1) % q == 0, $"q = {q}, t = {t}");
            }
        }

        Should.Throw<ArgumentOutOfRangeException>(() => new Minimizer(new FletcherReeves { RestartEvery = 0 }, new StrongWolfe()).Minimize(f, f.Start));
    }

    [Fact]
    public void Bfgs_ends_with_the_quadratics_inverse_Hessian_in_its_steps()
    {
        // After n exact steps M = H⁻¹: the next step would be Newton's, which is why it ends within n + 1.
        var f = Quadratic.OfCondition(6, 100);
        new Minimizer(new Bfgs(), new QuadraticStep()).Minimize(f, f.Start).Iterations.ShouldBeLessThanOrEqualTo(7);
    }

    [Fact]
    public void More_memory_brings_Lbfgs_nearer_to_Bfgs()
    {
        var f = Quadratic.OfCondition(30, 1e3);
        int Iterations(Direction direction) => new Minimizer(direction, new StrongWolfe()).Minimize(f, f.Start, new MinimizeOptions { MaxIterations = 5000 }).Iterations;
        var (three, thirty, full) = (Iterations(new Lbfgs(3)), Iterations(new Lbfgs(30)), Iterations(new Bfgs()));
        thirty.ShouldBeLessThan(three);
        full.ShouldBeLessThan(three);
        Should.Throw<ArgumentOutOfRangeException>(() => Iterations(new Lbfgs(0)));
    }

    [Fact]
    public void Differences_stand_in_for_a_Hessian_and_are_counted_as_gradients()
    {
        var f = new Rosenbrock(4);
        var exact = new Minimizer(new HessianFree(), new StrongWolfe()).Minimize(f, f.Start);
        var differenced = new Minimizer(new HessianFree(), new StrongWolfe()).Minimize(new DifferencedHessian(f), f.Start);
        differenced.Stop.ShouldBe(StopReason.GradientSmall);
        differenced.HessianProductCount.ShouldBe(0);
        differenced.GradientCount.ShouldBeGreaterThan(exact.GradientCount + exact.HessianProductCount);
        var newton = new Minimizer(new ModifiedNewton(), new StrongWolfe()).Minimize(new DifferencedHessian(f), f.Start);
        newton.Stop.ShouldBe(StopReason.GradientSmall);
        newton.Point.IsCloseTo(Vector.Zeros(4) + 1, 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void A_value_alone_is_enough_with_differences()
    {
        var solution = new Minimizer(new Bfgs(), new StrongWolfe()).Minimize(Objective.Of(2, w => Math.Pow(w[0] - 2, 2) + (4 * Math.Pow(w[1] - 1, 2))), [4, 2], new MinimizeOptions { GradientTolerance = 1e-6 });
        solution.Point.IsCloseTo([2, 1], 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void A_direction_of_ones_own_takes_its_place_beside_the_others()
        => new Minimizer(new SignDescent(), new StrongWolfe()).Minimize(Quadratic.Lecture, [4, 2], new MinimizeOptions { GradientTolerance = 1e-4 }).Stop.ShouldBe(StopReason.GradientSmall);

    [Fact]
    public void A_solution_says_itself_in_words_and_as_a_table()
    {
        var solution = new Minimizer(new Newton(), new FixedStep(1)).Minimize(Quadratic.Lecture, [4, 2]);
        solution.ToString().ShouldBe("Newton, fixed step 1: J = 0 at (2, 1), ‖∇J‖∞ = 0, 1 iterations, 2 values, 2 gradients, 1 Hessians, 0 products: GradientSmall");
        solution.ToHtml().ShouldContain("GradientSmall");
    }

    private static void AssertConjugate(Matrix h, IReadOnlyList<PathPoint> path, int n)
    {
        var steps = Enumerable.Range(1, Math.Min(path.Count - 1, n)).Select(i => path[i].Point - path[i - 1].Point).Select(s => s / s.Norm()).ToArray();
        for (var i = 0; i < steps.Length; i++)
        {
            for (var j = 0; j < i; j++)
                (steps[i].Dot(h * steps[j]) / h.Flatten().Norm()).ShouldBe(0, 1e-6, $"p{i}ᵀHp{j}");
        }
    }
}
