using System.Text.Json.Nodes;
using CourseKit.Figures;
using CourseKit.Figures.Svg;

namespace CourseKit.Tests.Figures;

public class PictureFigureTests
{
    [Fact]
    public void Weights_are_coloured_alike_on_both_sides_of_zero()
    {
        var map = (HeatmapTrace)Figure.Weights([new[,] { { -0.5, 0.2 } }, new[,] { { 0.1, 0.1 } }]).Traces[0];

        (map.Low, map.High, map.HasBar, map.BarTitle).ShouldBe((-0.5, 0.5, true, "weight"));
        map.Scale.ShouldBe(ColorScale.Diverging);
        ((HeatmapTrace)Figure.Weights([new double[2, 2]]).Traces[0]).High.ShouldBe(1);
    }

    [Fact]
    public void Images_on_scales_of_their_own_all_go_from_dark_to_bright()
    {
        var map = (HeatmapTrace)Figure.Images([new double[,] { { 10, 30, 20 } }, new[,] { { -0.1, 0, 0.1 } }], eachOwn: true).Traces[0];

        map.Z.Cast<double>().Where(double.IsFinite).ShouldBe([0, 1, 0.5, 0, 0.5, 1], 1e-12);
    }

    [Fact]
    public void A_page_holds_an_image_in_a_byte_a_pixel()
    {
        var noise = new double[28, 280];
        for (var i = 0; i < 28; i++)
        {
            for (var j = 0; j < 280; j++)
                noise[i, j] = Math.Sin((i * 12.9898) + (j * 78.233)) % 1;
        }

        Figure.Weights([noise]).ToHtml().Length.ShouldBeLessThan(45_000);
        Figure.Weights([noise]).ToSvg().ShouldContain("data:image/gif;base64,");
    }

    [Fact]
    public void A_GIF_unpacks_to_its_pixels()
    {
        var pixels = new int[97, 131];
        for (var i = 0; i < 97; i++)
        {
            for (var j = 0; j < 131; j++)
                pixels[i, j] = (i * j * 7919 / 13 % 250) ^ (j % 3 == 0 ? 5 : 0);
        }

        Unpacked(GifImage.DataUri(pixels, [new Rgb(1, 2, 3)])).ShouldBe(pixels.Cast<int>());
    }

    [Fact]
    public void A_confusion_matrix_says_how_many_are_right_and_what_goes_wrong_most()
    {
        var figure = Figure.Confusion(new double[,] { { 5, 1 }, { 4, 10 } }, ["cat", "dog"], mistakesOnly: true);

        ((HeatmapTrace)figure.Traces[0]).Z.Cast<double>().ShouldBe([double.NaN, 1, 4, double.NaN]);
        figure.AltText.ShouldBe("Confusion matrix of 2 classes: 15 of 20 right (75 %); most frequent mistake: dog taken for cat, 4 times.");
        Should.Throw<ArgumentException>(() => Figure.Confusion(new double[2, 3])).Message.ShouldContain("must be square, got 2 × 3");
        Should.Throw<ArgumentException>(() => Figure.Confusion(new double[2, 2], ["a"])).Message.ShouldContain("1 texts for 2 classes");
    }

    [Fact]
    public void Colours_ends_bar_and_texts_are_set_on_the_figure()
    {
        var map = (HeatmapTrace)Figure.Heatmap(new[,] { { 0.25 } }).Colors(ColorScale.Grey, -1, 1).ColorBar("share", "%").CellTexts("0.0").Traces[0];

        (map.Scale, map.Low, map.High, map.BarTitle, map.HasBar).ShouldBe((ColorScale.Grey, -1, 1, "share (%)", true));
        map.CellTexts![0].ShouldBe(["0.3"]);
        ((HeatmapTrace)Figure.Heatmap(new double[1, 1]).NoColorBar().Traces[0]).HasBar.ShouldBe(false);
        Should.Throw<ArgumentException>(() => Figure.Heatmap(new double[1, 1]).Colors(ColorScale.Grey, 1, 1)).Message.ShouldContain("rising span");
    }

    [Fact]
    public void Plotly_gets_both_ends_of_the_colours_or_none()
    {
        var trace = JsonNode.Parse(Figure.Heatmap(new double[,] { { 1, 5 } }).Colors(ColorScale.Viridis, low: 0).ToPlotlyJson())!["data"]![0]!;

        ((double)trace["zmin"]!, (double)trace["zmax"]!).ShouldBe((0, 5));
    }

    // A decoder written from the format's description, apart from the encoder.
    private static List<int> Unpacked(string uri)
    {
        var file = Convert.FromBase64String(uri["data:image/gif;base64,".Length..]);
        var at = 13 + (3 * 256) + 8 + 10;
        file[at++].ShouldBe((byte)8);
        var data = new List<byte>();
        while (file[at] > 0)
        {
            data.AddRange(file[(at + 1)..(at + 1 + file[at])]);
            at += file[at] + 1;
        }

        file[at + 1].ShouldBe((byte)0x3B);
        var (bit, width) = (0, 9);
        var table = new List<int[]>();
        int[]? last = null;
        var pixels = new List<int>();
        while (true)
        {
            var code = 0;
            for (var k = 0; k < width; k++, bit++)
                code |= ((data[bit / 8] >> (bit % 8)) & 1) << k;
            if (code == 257)
                return pixels;
            if (code == 256)
            {
                table = [.. Enumerable.Range(0, 258).Select(c => new[] { c })];
                (width, last) = (9, null);
                continue;
            }

            var run = code < table.Count ? table[code] : [.. last!, last![0]];
            pixels.AddRange(run);
            if (last is not null && table.Count < 4096)
                table.Add([.. last, run[0]]);
            if (table.Count == 1 << width && width < 12)
                width++;
            last = run;
        }
    }
}
