using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CourseKit.Grading.Reports.Pages;

namespace CourseKit.Grading.Tests.Reports;

/// <summary>What the drawings of the pages show.</summary>
public class DrawingTests
{
    [Theory]
    [InlineData(0, 2, "0")]
    [InlineData(1, 2, "500")]
    [InlineData(1, 3, "333")]
    [InlineData(0.5, 1, "500")]
    [InlineData(2, 2, "1000")]
    [InlineData(3, 2, "1000")]
    [InlineData(-1, 2, "0")]
    [InlineData(0.5, 0.5, "1000")]
    [InlineData(1, 0, "0")]
    public void A_bar_is_as_long_as_the_part_is_of_the_whole(double part, double whole, string width)
        => Parse(Bar.Of((decimal)part, (decimal)whole, "good")).QuerySelector(".fill")!.GetAttribute("width").ShouldBe(width);

    [Theory]
    [InlineData(1, "0 1")]
    [InlineData(3, "0 1 2 3")]
    [InlineData(5, "0 1 2 3 4 5")]
    [InlineData(6, "0 2 4 6")]
    [InlineData(7, "0 2 4 6 8")]
    [InlineData(11, "0 5 10 15")]
    public void The_axis_of_students_reaches_from_nobody_to_above_the_highest_column(int most, string counts)
    {
        var drawing = Parse(Histogram.Of([.. Enumerable.Repeat(1m, most), 4], 5, 1, 1, 860, "wide"));

        drawing.QuerySelectorAll(".tick[text-anchor=end]").Select(one => one.TextContent).ShouldBe(counts.Split(' '));
        drawing.QuerySelectorAll(".grid").Length.ShouldBe(counts.Split(' ').Length);
        drawing.QuerySelectorAll(".grid").Select(one => one.GetAttribute("y1")).ShouldBe(drawing.QuerySelectorAll(".grid").Select(one => one.GetAttribute("y2")));

        // From the lower edge of the drawing's field to its upper.
        drawing.QuerySelectorAll(".grid").First().GetAttribute("y1").ShouldBe("246");
        drawing.QuerySelectorAll(".grid").Last().GetAttribute("y1").ShouldBe("54");
    }

    [Fact]
    public void Each_total_stands_in_its_column_and_full_marks_in_the_last()
    {
        var drawing = Parse(Histogram.Of([0, 0.4m, 0.5m, 4.4m, 5, 5], 5, 2.5m, 2.5m, 860, "wide"));

        drawing.QuerySelectorAll("g title").Select(one => one.TextContent).Where(text => !text.EndsWith(": 0 students", StringComparison.Ordinal)).ShouldBe(
            ["0 to under 0.5 points: 2 students", "0.5 to under 1 points: 1 student", "4 to under 4.5 points: 1 student", "4.5 to 5 points: 2 students"]);
        drawing.QuerySelectorAll(".tick[text-anchor=middle]").Select(one => one.TextContent).ShouldBe(
            ["0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5"]);
        drawing.QuerySelectorAll(".column").Select(one => one.GetAttribute("height")).ShouldBe(["192", "96", "0", "0", "0", "0", "0", "0", "96", "192"]);
    }

    private static IHtmlDocument Parse(Markup drawing) => new HtmlParser().ParseDocument(drawing.ToString());
}
