using CourseKit.Regularization;
using CourseKit.Tensors;
using CourseKit.Tests.Activations;

namespace CourseKit.Tests.Regularization;

public class RidgeRegressionTests
{
    private static readonly System.Text.Json.JsonElement Golden = GoldenNumbers.Read("regularization.json");
    private static readonly Matrix X = [[1, 1], [2, 3], [3, 3]];
    private static readonly Vector Y = [3.0, 7.0, 8.8];

    [Fact]
    public void The_lectures_printed_weights_and_prediction_come_from_2λ()
    {
        var model = new RidgeRegression(0.25, RidgeForm.TwoLambda).Fit(X, Y);
        model.Weights.Select(w => Math.Round(w, 4)).ShouldBe([1.4916, 1.3607]);
        Math.Round(model.Predict([5, 4]), 4).ShouldBe(12.9009);
    }

    [Fact]
    public void Erratum_3_the_factor_2_cancels_and_the_printed_weights_are_not_the_minimum()
    {
        var right = new RidgeRegression(0.25).Fit(X, Y).Weights;
        right.Select(w => Math.Round(w, 4)).ShouldBe([1.5863, 1.2997]);

        // The derivative of ‖Xw − y‖² + λ‖w‖² vanishes there, and does not at the printed weights.
        Vector Slope(Vector w) => (2 * (((X * w) - Y) * X)) + (2 * 0.25 * w);
        Slope(right).Norm().ShouldBeLessThan(1e-12);
        Slope(new RidgeRegression(0.25, RidgeForm.TwoLambda).Fit(X, Y).Weights).Norm().ShouldBeGreaterThan(0.5);
        new RidgeRegression(0.5).Fit(X, Y).Weights.ShouldBe(new RidgeRegression(0.25, RidgeForm.TwoLambda).Fit(X, Y).Weights);
    }

    [Fact]
    public void It_agrees_with_scikit_learn_and_NumPy()
    {
        var (x, y) = (Golden.Matrix("x"), Golden.Vector("y"));
        new RidgeRegression(0.7).Fit(x, y).Weights.IsCloseTo(Golden.Vector("ridge"), 1e-12).ShouldBeTrue();
        var shifted = new RidgeRegression(0.7) { Intercept = true }.Fit(x, y);
        shifted.Weights.IsCloseTo(Golden.GetProperty("ridgeWithIntercept").Vector("weights"), 1e-12).ShouldBeTrue();
        shifted.Intercept.ShouldBe(Golden.GetProperty("ridgeWithIntercept").GetProperty("intercept").GetDouble(), 1e-12);
        shifted.Predict(x)[3].ShouldBe(shifted.Predict(x.Row(3)), 1e-12);
        new RidgeRegression(5) { Operator = Tikhonov.Smoothness(1, 6).Operator }.Fit(x, y).Weights.IsCloseTo(Golden.Vector("tikhonov"), 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void Gradient_descent_on_the_penalized_error_ends_at_the_closed_form()
    {
        var w = Vector.Zeros(2);
        for (var t = 0; t < 20000; t++)
        {
            var g = 2 * (((X * w) - Y) * X);
            new L2(0.25).AddGradient(w, g);
            w -= 0.02 * g;
        }

        w.IsCloseTo(new RidgeRegression(0.25).Fit(X, Y).Weights, 1e-10).ShouldBeTrue();
    }

    [Fact]
    public void Without_a_penalty_it_is_least_squares_and_dependent_features_are_an_error()
    {
        new RidgeRegression(0).Fit(X, Y).Weights.IsCloseTo([1.82, 1.12], 1e-12).ShouldBeTrue();
        Matrix twins = [[1, 2], [2, 4], [3, 6]];
        Should.Throw<ArgumentException>(() => new RidgeRegression(0).Fit(twins, Y)).Message.ShouldContain("make Strength > 0");
        Should.Throw<ArgumentException>(() => new RidgeRegression(0).Fit(X[..1], [1])).Message.ShouldContain("more than the examples");
        Should.Throw<ArgumentException>(() => new RidgeRegression(0).Fit([[0, 1], [0, 2]], [1, 2]));
        var shared = new RidgeRegression(0.1).Fit(twins, Y).Weights;
        shared[1].ShouldBe(2 * shared[0], 1e-10);
    }

    [Fact]
    public void Stronger_penalties_make_shorter_weights()
    {
        double[] strengths = [0, 0.1, 1, 10, 1000];
        strengths.Select(λ => new RidgeRegression(λ).Fit(X, Y).Weights.Norm()).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Should.Throw<ShapeException>(() => new RidgeRegression(1).Fit(X, [1, 2])).Message.ShouldBe("Ridge regression: X is 3 × 2, y has 2 numbers: X must be at least 1 × 1, and y must have a number for each row");
        Should.Throw<ShapeException>(() => new RidgeRegression(1).Fit(Matrix.Zeros(0, 2), Vector.Zeros(0)));
        Should.Throw<ShapeException>(() => new RidgeRegression(1) { Operator = Matrix.Identity(3) }.Fit(X, Y)).Message.ShouldContain("Γ is 3 × 3");
        Should.Throw<ArgumentException>(() => new RidgeRegression(1).Fit(X, [1, double.NaN, 2])).Message.ShouldContain("must be a finite number");
        Should.Throw<ArgumentOutOfRangeException>(() => new RidgeRegression(-1)).Message.ShouldStartWith("Strength must be in [0, ∞), got -1");
        Should.Throw<ArgumentOutOfRangeException>(() => new RidgeRegression(1, (RidgeForm)7));
    }
}
