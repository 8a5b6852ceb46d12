using CourseKit.Tensors;

namespace CourseKit.Data.Tests.DigitImages;

public sealed class DigitSamplesTests
{
    [Fact]
    public void Parts_keep_pictures_and_labels_together()
    {
        var samples = Make(10);
        samples.Take(3).Labels.ShouldBe([0, 1, 2]);
        samples.Skip(8).Labels.ShouldBe([8, 9]);
        samples.Skip(8).Images[0, 5].ShouldBe(samples.Images[8, 5]);
        samples.Only(3, 5).Labels.ShouldBe([3, 5]);
        var chosen = samples.Rows(9, 0, 9);
        chosen.Labels.ShouldBe([9, 0, 9]);
        chosen.Images[2, 783].ShouldBe(samples.Images[9, 783]);
        samples.Take(0).Count.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => samples.Take(11)).Message.ShouldContain("count must be 0 to 10, got 11");
        Should.Throw<ArgumentOutOfRangeException>(() => samples.Skip(11)).Message.ShouldContain("count must be 0 to 10, got 11");
        Should.Throw<ArgumentOutOfRangeException>(() => samples.Rows(-1)).Message.ShouldContain("rows must be 0 to 9, got -1");
    }

    [Fact]
    public void A_part_is_a_copy()
    {
        var samples = Make(2);
        samples.Take(1).Images[0, 0] = 0.25;
        samples.Images[0, 0].ShouldBe(0);
    }

    [Fact]
    public void Labels_become_a_one_hot_code()
    {
        var codes = Make(3).OneHot();
        (codes.Rows, codes.Columns, codes.Precision).ShouldBe((3, 10, Precision.Single));
        for (var row = 0; row < 3; row++)
        {
            for (var digit = 0; digit < 10; digit++)
                codes[row, digit].ShouldBe(row == digit ? 1 : 0);
        }

        Make(3).OneHot(Precision.Double).Precision.ShouldBe(Precision.Double);
    }

    [Fact]
    public void It_shows_its_pictures_and_says_what_they_are()
    {
        var html = Make(10).Take(4).ToHtml();
        html.ShouldContain("alt=\"Pictures of the digits 0 1 2 3\"");
        html.ShouldContain("src=\"data:image/png;base64,iVBORw0KGgo");
        html.ShouldContain("4 pictures of digits. Labels:<br>0 1 2 3<");
        html.ShouldBe(Make(10).Take(4).ToHtml(), "two runs of a notebook give the same outputs");
        Make(60).ToHtml().ShouldContain("60 pictures of digits, the first 40 shown.");
        Make(0).ToHtml().ShouldBe("<p>no digits</p>");
    }

    [Fact]
    public void Wrong_parts_are_refused()
    {
        Should.Throw<ArgumentException>(() => new DigitSamples(new Matrix(1, 784, Precision.Double), [0])).Message.ShouldContain("N × 784 of single precision, got 1 × 784 of Double");
        Should.Throw<ArgumentException>(() => new DigitSamples(new Matrix(1, 784, Precision.Single), [0, 1])).Message.ShouldContain("labels must be 1, one for each image, got 2");
        Should.Throw<ArgumentException>(() => new DigitSamples(new Matrix(1, 784, Precision.Single), [10])).Message.ShouldContain("labels must be 0 to 9, got 10 at 0");
    }

    private static DigitSamples Make(int count)
        => new(new Matrix(count, 784, [.. Enumerable.Range(0, count * 784).Select(k => k % 97 / 96f)]), [.. Enumerable.Range(0, count).Select(k => k % 10)]);
}
