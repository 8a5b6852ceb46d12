using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

public class PolynomialTests
{
    [Fact]
    public void A_polynomial_is_found_again_exactly()
    {
        var x = Vector.Linspace(-3, 5, 20);
        var y = x.Map(t => 2 - (3 * t) + (0.5 * t * t * t));
        foreach (var degree in new[] { 3, 4, 9 })
            Polynomial.Fit(x, y, degree).At(x).IsCloseTo(y, 1e-11).ShouldBeTrue();
    }

    [Fact]
    public void Least_squares_solves_the_normal_equations()
    {
        // The line through (0, 1), (1, 3), (2, 4): slope 1.5, intercept 7/6.
        var line = Polynomial.Fit([0, 1, 2], [1, 3, 4], 1);
        line.At(0).ShouldBe(7.0 / 6, 1e-14);
        line.At(1).ShouldBe((7.0 / 6) + 1.5, 1e-14);
        Polynomial.Fit([0, 1, 2], [1, 3, 4], 0).At(17).ShouldBe(8.0 / 3, 1e-14);
    }

    [Fact]
    public void Degree_fifteen_still_passes_through_sixteen_points()
    {
        var x = Vector.Linspace(0, 100, 16);
        var y = x.Map(t => Math.Sin(t / 10));
        Polynomial.Fit(x, y, 15).At(x).IsCloseTo(y, 1e-9).ShouldBeTrue();
    }

    [Fact]
    public void Too_few_points_and_points_that_are_no_numbers_are_refused()
    {
        Should.Throw<ArgumentException>(() => Polynomial.Fit([1, 1, 2], [1, 2, 3], 2)).Message.ShouldBe("a polynomial of degree 2 needs at least 3 different x, got 2");
        Should.Throw<ShapeException>(() => Polynomial.Fit([1, 2], [1], 0));
        Should.Throw<ArgumentException>(() => Polynomial.Fit([1, 2], [1, double.NaN], 0)).Message.ShouldContain("finite");
    }
}
