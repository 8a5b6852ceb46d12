using CourseKit.Optimizers;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Tests.Optimizers;

/// <summary>The worked path of chapter 04, and the lecture's wrong Adam (erratum 1).</summary>
public class ChapterFourNumbersTests
{
    [Fact]
    public void Gradient_descent_takes_the_lectures_path()
    {
        var path = new GradientDescent(0.2).Minimize(Slope, [4, 2], 4);

        double[][] printed = [[4, 2], [3.2, 0.4], [2.72, 1.36], [2.432, 0.784], [2.2592, 1.1296]];
        path.Points.Count.ShouldBe(5);
        foreach (var (point, (x, y)) in path.Points.Zip(printed.Select(p => (p[0], p[1]))))
        {
            point[0].ShouldBe(x, 1e-14);
            point[1].ShouldBe(y, 1e-14);
        }
    }

    [Fact]
    public void Adam_as_printed_climbs_because_it_subtracts_what_is_negative_already()
    {
        Vector x = [4, 2];
        var (v, r) = (new Vector(2), new Vector(2));
        for (var t = 1; t <= 50; t++)
        {
            var g = Slope(x);
            v = (0.9 * v) - (0.1 * g);
            r = (0.999 * r) + (0.001 * g.Hadamard(g));
            x -= 0.1 * (v / (1 - Math.Pow(0.9, t))).DivideElements((r / (1 - Math.Pow(0.999, t))).Map(Math.Sqrt) + 1e-8);
        }

        Height(x).ShouldBeGreaterThan(5 * Height([4, 2]));
        Height(new Adam(0.1).Minimize(Slope, [4, 2], 50).Last).ShouldBeLessThan(0.1 * Height([4, 2]));
    }

    [Fact]
    public void Adam_that_stores_the_corrected_moments_comes_to_a_halt_far_away()
    {
        Vector x = [4, 2];
        var (v, r) = (new Vector(2), new Vector(2));
        for (var t = 1; t <= 500; t++)
        {
            var g = Slope(x);
            v = ((0.9 * v) + (0.1 * g)) / (1 - Math.Pow(0.9, t));
            r = ((0.999 * r) + (0.001 * g.Hadamard(g))) / (1 - Math.Pow(0.999, t));
            x -= 0.1 * v.DivideElements(r.Map(Math.Sqrt) + 1e-8);
        }

        Height(x).ShouldBeGreaterThan(1);
        Height(new Adam(0.1).Minimize(Slope, [4, 2], 500).Last).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void The_first_step_of_Adam_is_as_long_as_the_rate_whatever_the_gradients_size()
    {
        foreach (var size in new[] { 1e-3, 1, 1e6 })
        {
            Vector x = [1];
            var adam = new Adam(0.01);
            adam.Step(adam.Init(x), [size], x);
            x[0].ShouldBe(0.99, 1e-6);
        }
    }

    [Fact]
    public void Nesterovs_two_forms_take_their_gradients_at_the_same_points()
    {
        var momentum = new RisingMomentum(every: 3);
        var ahead = new Nesterov(0.01, momentum, NesterovForm.LookAhead);
        var (atAhead, atParameters) = (new List<Vector>(), new List<Vector>());

        ahead.Minimize(x => Recorded(atAhead, x), [4, 2], 40);
        (ahead with { Form = NesterovForm.AtParameters }).Minimize(x => Recorded(atParameters, x), [4, 2], 40);

        atAhead.Zip(atParameters).ShouldAllBe(pair => pair.First.IsCloseTo(pair.Second, 1e-12, 1e-12));
    }

    [Fact]
    public void Momentum_overshoots_where_gradient_descent_does_not()
    {
        new GradientDescent(0.05).Minimize(Slope, [4, 2], 50).X.Min().ShouldBeGreaterThan(2);
        new Momentum(0.05, 0.9).Minimize(Slope, [4, 2], 50).X.Min().ShouldBeLessThan(1.5);
    }

    [Fact]
    public void The_loss_along_a_path_is_the_functions_value_at_each_point()
    {
        var heights = new GradientDescent(0.2).Minimize(Slope, [4, 2], 4).Values(Height);

        heights.Length.ShouldBe(5);
        heights[0].ShouldBe(8);
        heights[1].ShouldBe((1.2 * 1.2) + (4 * 0.6 * 0.6), 1e-13);
        heights.ShouldBe(heights.OrderDescending());
    }

    [Fact]
    public void A_restored_run_goes_on_with_the_schedules_values_of_its_step()
    {
        var optimizer = new Momentum(new WarmUp(new CosineDecay(0.1, 30), 5), new RisingMomentum(every: 4));
        Vector whole = [4, 2];
        var state = optimizer.Init(whole);
        for (var t = 0; t < 9; t++)
            optimizer.Step(state, Slope(whole), whole);
        var half = whole.Copy();
        var restored = optimizer.Restore(state.Vectors, state.Numbers, half);
        for (var t = 0; t < 9; t++)
        {
            optimizer.Step(state, Slope(whole), whole);
            optimizer.Step(restored, Slope(half), half);
        }

        half.ShouldBe(whole);
    }

    private static Vector Recorded(List<Vector> points, Vector x)
    {
        points.Add(x.Copy());
        return Slope(x);
    }

    private static double Height(Vector x) => Math.Pow(x[0] - 2, 2) + (4 * Math.Pow(x[1] - 1, 2));

    private static Vector Slope(Vector x) => [2 * (x[0] - 2), 8 * (x[1] - 1)];
}
