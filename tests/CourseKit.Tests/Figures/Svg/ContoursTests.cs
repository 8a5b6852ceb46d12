using CourseKit.Figures.Svg;

namespace CourseKit.Tests.Figures.Svg;

public class ContoursTests
{
    [Fact]
    public void The_contour_of_a_bowl_is_a_circle()
    {
        const int n = 101;
        var line = Contours.Lines(Bowl(n), 0.5).ShouldHaveSingleItem();

        line[0].ShouldBe(line[^1], "a ring ends where it starts");
        foreach (var (x, y) in line)
            Math.Sqrt(Math.Pow(At(x, n), 2) + Math.Pow(At(y, n), 2)).ShouldBe(Math.Sqrt(0.5), 2e-4);
    }

    [Fact]
    public void The_area_within_a_contour_is_that_of_the_circle()
    {
        const int n = 101;
        var ring = Contours.Areas(Negative(Bowl(n)), -0.5).ShouldHaveSingleItem();

        var area = Math.Abs(ring.Zip(ring.Skip(1), (a, b) => (At(a.X, n) * At(b.Y, n)) - (At(b.X, n) * At(a.Y, n))).Sum() / 2);
        area.ShouldBe(Math.PI / 2, 1e-3);
    }

    [Fact]
    public void A_line_that_leaves_the_grid_is_open()
    {
        var line = Contours.Lines(new double[,] { { 0, 1 }, { 0, 1 }, { 0, 1 } }, 0.25).ShouldHaveSingleItem();

        line.ShouldBe([(0.25, 0), (0.25, 1), (0.25, 2)], ignoreOrder: true);
    }

    [Fact]
    public void A_saddle_has_two_lines() => Contours.Lines(new double[,] { { 1, 0 }, { 0, 1 } }, 0.5).Count.ShouldBe(2);

    [Fact]
    public void Through_a_saddle_the_lines_run_as_the_mean_of_its_corners_says()
    {
        // At 0.4 the middle, 0.5, belongs to the two high corners, and the lines cut the low ones off; at 0.6 it is the other way round.
        double[,] saddle = { { 1, 0 }, { 0, 1 } };
        Ends(0.4).ShouldBe(["(0, 0.6) (0.4, 1)", "(0.6, 0) (1, 0.4)"], ignoreOrder: true);
        Ends(0.6).ShouldBe(["(0, 0.4) (0.4, 0)", "(0.6, 1) (1, 0.6)"], ignoreOrder: true);

        // Mirrored, as each corner may be the high one.
        saddle = new double[,] { { 0, 1 }, { 1, 0 } };
        Ends(0.4).ShouldBe(["(0, 0.4) (0.4, 0)", "(0.6, 1) (1, 0.6)"], ignoreOrder: true);
        Ends(0.6).ShouldBe(["(0, 0.6) (0.4, 1)", "(0.6, 0) (1, 0.4)"], ignoreOrder: true);

        IEnumerable<string> Ends(double level) => Contours.Lines(saddle, level)
            .Select(line => string.Join(' ', line.Select(p => (Math.Round(p.X, 9), Math.Round(p.Y, 9))).Order().Select(p => FormattableString.Invariant($"({p.Item1}, {p.Item2})"))));
    }

    [Fact]
    public void Where_a_corner_is_not_finite_there_is_no_line()
        => Contours.Lines(new double[,] { { 0, 1 }, { 0, double.NaN } }, 0.5).ShouldBeEmpty();

    private static double At(double place, int n) => ((2 * place) / (n - 1)) - 1;

    private static double[,] Bowl(int n)
    {
        var z = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                z[i, j] = (At(i, n) * At(i, n)) + (At(j, n) * At(j, n));
        }

        return z;
    }

    private static double[,] Negative(double[,] z)
    {
        for (var i = 0; i < z.GetLength(0); i++)
        {
            for (var j = 0; j < z.GetLength(1); j++)
                z[i, j] = -z[i, j];
        }

        return z;
    }
}
