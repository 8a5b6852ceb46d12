using CourseKit.Figures.Svg;

namespace CourseKit.Tests.Figures.Svg;

/// <summary>What is left out of a line is what nobody sees: its ends, corners, peaks and turns stay.</summary>
public class SimplifyTests
{
    [Fact]
    public void A_straight_line_is_its_two_ends()
        => Simplify.Line([.. Enumerable.Range(0, 100).Select(i => ((double)i, 2.0 * i))]).ShouldBe([(0, 0), (99, 198)]);

    [Fact]
    public void A_corner_stays_and_what_is_off_by_less_than_a_fifth_of_a_pixel_does_not()
    {
        Simplify.Line([(0, 0), (5, 0.1), (10, 0), (10, 10)]).ShouldBe([(0, 0), (10, 0), (10, 10)]);
        Simplify.Line([(0, 0), (5, 0.3), (10, 0)]).ShouldBe([(0, 0), (5, 0.3), (10, 0)]);
    }

    [Fact]
    public void A_way_back_along_the_same_line_is_seen()
        => Simplify.Line([(0, 0), (10, 0), (2, 0)]).ShouldBe([(0, 0), (10, 0), (2, 0)]);

    [Fact]
    public void Of_many_points_in_a_column_of_pixels_the_first_lowest_highest_and_last_stay()
    {
        // 1,000 points in each of three columns, with a peak up and one down in the second.
        var points = Enumerable.Range(0, 3000).Select(i => (X: i / 1000.0, Y: i == 1300 ? 40.0 : i == 1700 ? -30 : i % 2 * 0.05)).ToArray();
        var kept = Simplify.Line(points);

        kept.Count.ShouldBeLessThan(12);
        kept[0].ShouldBe(points[0]);
        kept[^1].ShouldBe(points[^1]);
        kept.ShouldContain(points[1300]);
        kept.ShouldContain(points[1700]);
    }

    [Fact]
    public void A_long_line_that_turns_back_keeps_its_ends_and_shape()
    {
        var points = Enumerable.Range(0, 5000).Select(i => (X: 100 * Math.Cos(i * 2 * Math.PI / 4999), Y: 100 * Math.Sin(i * 2 * Math.PI / 4999))).ToArray();
        var kept = Simplify.Line(points);

        kept.Count.ShouldBeInRange(20, 200);
        (kept[0], kept[^1]).ShouldBe((points[0], points[^1]));
        kept.Min(p => p.X).ShouldBe(-100, 0.5);
        kept.Max(p => p.Y).ShouldBe(100, 0.5);
    }
}
