using System.Globalization;
using System.Xml.Linq;
using CourseKit.Figures;

namespace CourseKit.Tests.Figures.Svg;

public class SvgFigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Every_kind_draws_well_formed_SVG_without_ids_or_stray_numbers(string name)
    {
        var svg = XDocument.Parse(Samples.All[name]().ToSvg()).Root!;

        svg.Name.ShouldBe(Svg + "svg");
        ((string?)svg.Attribute("role")).ShouldBe("img");
        ((string?)svg.Attribute("aria-label")).ShouldNotBeNullOrWhiteSpace();
        svg.DescendantsAndSelf().Attributes("id").ShouldBeEmpty();
        foreach (var attribute in svg.Descendants().Attributes().Where(a => a.Name.LocalName is "d" or "x" or "y" or "width" or "height" or "points" or "transform"))
            attribute.Value.ShouldNotMatch("NaN|∞|Infinity|E[+-]", attribute.ToString());
    }

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Without_a_style_sheet_text_and_lines_have_middle_tones(string name)
    {
        foreach (var text in XDocument.Parse(Samples.All[name]().ToSvg()).Descendants(Svg + "text"))
            ((string?)text.Attribute("fill")).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Texts_are_escaped()
    {
        var figure = Figure.Line([1.0, 2], [1.0, 2], "<b>\"a\" & b</b>\u0001").Titled("<script>alert(1)</script>").X("]]> x").Note(1, 1, "</svg>");

        XDocument.Parse(figure.ToSvg()).Descendants().ShouldNotContain(e => e.Name.LocalName == "script");
        figure.ToSvg().ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(0.0)]
    [InlineData(-1e-12)]
    [InlineData(1e300)]
    public void A_single_point_lies_in_the_middle(double value)
    {
        var svg = XDocument.Parse(Figure.Scatter([value], [value]).ToSvg());
        var panel = svg.Root!.Elements(Svg + "g").First().Element(Svg + "svg")!;
        var marker = panel.Descendants(Svg + "path").Single(p => (string?)p.Attribute("stroke-linecap") == "round");

        var at = ((string)marker.Attribute("d")!)[1..^2].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        at[0].ShouldBe((double)panel.Attribute("width")! / 2, 0.2);
        at[1].ShouldBe((double)panel.Attribute("height")! / 2, 0.2);
    }

    [Fact]
    public void Shaded_points_have_their_shades_colours_and_one_without_is_grey_below_them()
    {
        var points = Trace.Scatter([(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)], "a") with { Shades = [5, double.NaN, 0] };
        XDocument.Parse(Figure.Of(points).ToSvg()).Descendants(Svg + "path").Where(p => (string?)p.Attribute("stroke-linecap") == "round")
            .Select(p => (string?)p.Attribute("stroke")).Take(3).ShouldBe([Palette.MidText, ColorScale.Viridis.At(0).Hex, ColorScale.Viridis.At(1).Hex]);
    }

    [Fact]
    public void A_reference_line_has_its_label_at_the_end_asked_for()
    {
        Text(Figure.Line([0.0, 1], [0.0, 1]).HorizontalLine(0.5, "here")).ShouldContain("text-anchor=\"end\"");
        Text(Figure.Line([0.0, 1], [0.0, 1]).HorizontalLine(0.5, "here", left: true)).ShouldNotContain("text-anchor");

        static string Text(Figure figure) => figure.ToSvg().Split("<text").Single(text => text.Contains(">here<", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("{\"start\": []}")]
    [InlineData("null")]
    public void A_label_s_place_that_is_none_counts_as_the_usual_one(string place)
        => Figure.FromPlotlyJson("{\"data\": [{\"x\": [0, 1], \"y\": [0, 1]}], \"layout\": {\"shapes\": [{\"type\": \"line\", \"xref\": \"x domain\", \"yref\": \"y\","
            + "\"x0\": 0, \"x1\": 1, \"y0\": 0.5, \"y1\": 0.5, \"label\": {\"text\": \"here\", \"textposition\": " + place + "}}]}}")
            .ToSvg().Split("<text").Single(text => text.Contains(">here<", StringComparison.Ordinal)).ShouldContain("text-anchor=\"end\"");

    [Fact]
    public void An_axis_without_a_line_is_not_drawn_and_stays_so()
    {
        var bare = new Axis { HasLabels = false, HasGrid = false, HasLine = false, TickValues = [] };
        var figure = Figure.Line([0.0, 1], [0.0, 1]);
        figure = figure with { Layout = figure.Layout with { XAxes = figure.Layout.XAxes.SetItem(1, bare), YAxes = figure.Layout.YAxes.SetItem(1, bare) } };

        figure.ToSvg().ShouldNotContain("class=\"ck-a\"");
        Figure.FromPlotlyJson(figure.ToPlotlyJson()).Layout.X(1).HasLine.ShouldBe(false);
    }

    [Fact]
    public void A_gap_breaks_the_line()
    {
        var d = XDocument.Parse(Figure.Line([0.0, 1, 2, 3, 4], [0.0, 1, double.NaN, 1, 0]).ToSvg())
            .Descendants(Svg + "path").Single(p => (string?)p.Attribute("stroke-linejoin") == "round").Attribute("d")!.Value;

        d.Count(c => c == 'M').ShouldBe(2);
    }

    [Fact]
    public void A_long_series_stays_small_and_keeps_its_peak()
    {
        var x = Enumerable.Range(0, 200_000).ToArray();
        var y = x.Select(i => i == 123_456 ? 50 : Math.Sin(i * 0.7)).ToArray();
        var figure = Figure.Line(x, y);

        figure.ToSvg().Length.ShouldBeLessThan(60_000);
        figure.ToHtml().Length.ShouldBeLessThan(150_000);
        figure.ToHtml().ShouldContain(",50,");
    }

    [Fact]
    public void An_image_is_drawn_in_few_bytes()
    {
        var digit = Enumerable.Range(0, 784).Select(i => i % 28 is > 10 and < 17 ? 255.0 : 0).ToArray();

        Figure.Image(digit, 28).ToSvg().Length.ShouldBeLessThan(4_000);
    }
}
