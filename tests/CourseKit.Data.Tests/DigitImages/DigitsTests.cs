using CourseKit.Tensors;

namespace CourseKit.Data.Tests.DigitImages;

public sealed class DigitsTests
{
    [Fact]
    public void Our_own_set_is_taken_where_there_is_no_mnist()
    {
        using var folder = new TemporaryFolder();
        CopyOwn(folder);
        var digits = Digits.Load(folder.Path);
        digits.Name.ShouldBe("CourseKit digits");
        digits.Source.ShouldStartWith("CourseKit digits, drawn by a program: 10,000 training and 2,000 test pictures, from ");
        digits.Source.ShouldEndWith("digits; no MNIST there.");
        (digits.Train.Images.Rows, digits.Train.Images.Columns, digits.Train.Images.Precision).ShouldBe((10_000, 784, Precision.Single));
        (digits.Test.Count, digits.Test.Labels.Length).ShouldBe((2_000, 2_000));
        digits.Train.Images.AsSpan<float>().ToArray().ShouldAllBe(x => x >= 0 && x <= 1);
        digits.Train.Images.AsSpan<float>().ToArray().Max().ShouldBe(1f);
    }

    [Fact]
    public void Mnist_is_taken_before_our_own_set()
    {
        using var folder = new TemporaryFolder();
        CopyOwn(folder);
        WritePair(folder["mnist"], "train", 30);
        WritePair(folder["mnist"], "t10k", 20);
        var digits = Digits.Load(folder.Path);
        digits.Name.ShouldBe("MNIST");
        (digits.Train.Count, digits.Test.Count).ShouldBe((30, 20));
        digits.Source.ShouldStartWith("MNIST: 30 training and 20 test pictures, from ");
    }

    [Fact]
    public void Of_mnist_test_files_alone_four_fifths_are_for_training()
    {
        using var folder = new TemporaryFolder();
        WritePair(folder["mnist"], "t10k", 20);
        var digits = Digits.Load(folder.Path);
        (digits.Train.Count, digits.Test.Count).ShouldBe((16, 4));
        digits.Source.ShouldContain("16 training and 4 test pictures, both cut from its test files, the only ones in");
        digits.Test.Labels.ShouldBe([6, 7, 8, 9]);
    }

    [Theory]
    [InlineData("-images-idx3-ubyte", "-labels-idx1-ubyte")]
    [InlineData("-images.idx3-ubyte", "-labels.idx1-ubyte")]
    [InlineData(".images-is-a-lie", null)]
    public void Files_are_known_by_the_names_under_which_they_go_round(string images, string? labels)
    {
        using var folder = new TemporaryFolder();
        WritePair(folder["mnist"], "t10k", 10);
        File.Move(Path.Combine(folder["mnist"], "t10k-images-idx3-ubyte.gz"), Path.Combine(folder["mnist"], "t10k" + images.Replace("-images", "-images", StringComparison.Ordinal)));
        if (labels is null)
        {
            Should.Throw<DataFormatException>(() => Digits.Load(folder.Path)).Message.ShouldContain("its pictures are missing beside it; fetch them with: coursekit data fetch mnist");
            return;
        }

        File.Move(Path.Combine(folder["mnist"], "t10k-labels-idx1-ubyte.gz"), Path.Combine(folder["mnist"], "t10k" + labels));
        Digits.Load(folder.Path).Train.Count.ShouldBe(8);
    }

    [Fact]
    public void Half_of_mnist_is_named_and_not_passed_over_in_silence()
    {
        using var folder = new TemporaryFolder();
        CopyOwn(folder);
        WritePair(folder["mnist"], "train", 10);
        Should.Throw<DataFormatException>(() => Digits.Load(folder.Path)).Message.ShouldContain("the test files (t10k-…) are missing beside it");
        File.Delete(Path.Combine(folder["mnist"], "train-labels-idx1-ubyte.gz"));
        Should.Throw<DataFormatException>(() => Digits.Load(folder.Path)).Message.ShouldContain("its labels are missing beside it");
    }

    [Fact]
    public void Files_that_do_not_fit_are_refused()
    {
        using var folder = new TemporaryFolder();
        WritePair(folder["mnist"], "t10k", 10);
        var labels = Path.Combine(folder["mnist"], "t10k-labels-idx1-ubyte.gz");
        IdxFile.Write(labels, new IdxArray([9], new byte[9]));
        Should.Throw<DataFormatException>(() => Digits.Load(folder.Path)).Message.ShouldContain("got 9 labels for 10 pictures in t10k-images-idx3-ubyte.gz");
        IdxFile.Write(labels, new IdxArray([10], [0, 0, 0, 10, 0, 0, 0, 0, 0, 0]));
        Should.Throw<DataFormatException>(() => Digits.Load(folder.Path)).Message.ShouldContain("byte 11: got label 10, wanted 0 to 9");
        IdxFile.Write(Path.Combine(folder["mnist"], "t10k-images-idx3-ubyte.gz"), new IdxArray([1, 27, 28], new byte[27 * 28]));
        Should.Throw<DataFormatException>(() => Digits.Load(folder.Path)).Message.ShouldContain("got length 27 in dimension 2, wanted 28 (any × 28 × 28)");
    }

    [Fact]
    public void Where_there_are_no_digits_it_says_how_to_make_them()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<FileNotFoundException>(() => Digits.Load(folder.Path)).Message
            .ShouldBe($"no data set digits in {folder.Path}; make it with: coursekit data make digits (or name the data folder in COURSEKIT_DATA)");
    }

    [SkippableFact]
    public void The_real_mnist_test_images_load()
    {
        Skip.If(Repository.Mnist is null, "the MNIST test images are not here: set COURSEKIT_TEST_MNIST to their folder");
        var digits = Digits.Load(Path.GetDirectoryName(Repository.Mnist));
        digits.Name.ShouldBe("MNIST");
        (digits.Train.Count, digits.Test.Count).ShouldBe((8_000, 2_000));
        // The well-known beginning of the test labels.
        digits.Train.Labels[..10].ShouldBe([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
        digits.Train.Images.AsSpan<float>().ToArray().Average(x => (double)x).ShouldBe(0.1325, 0.003);
    }

    private static void CopyOwn(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder["digits"]);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Data, "digits")))
            File.Copy(file, Path.Combine(folder["digits"], Path.GetFileName(file)));
    }

    private static void WritePair(string folder, string part, int count)
    {
        var pixels = Enumerable.Range(0, count * 784).Select(k => (byte)(k % 256)).ToArray();
        IdxFile.Write(Path.Combine(folder, part + "-images-idx3-ubyte.gz"), new IdxArray([count, 28, 28], pixels));
        IdxFile.Write(Path.Combine(folder, part + "-labels-idx1-ubyte.gz"), new IdxArray([count], [.. Enumerable.Range(0, count).Select(k => (byte)(k % 10))]));
    }
}
