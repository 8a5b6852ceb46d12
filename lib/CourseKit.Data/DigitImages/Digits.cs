using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Data;

/// <summary>Loads pictures of digits: MNIST where <c>data/mnist/</c> holds it, else our own set.</summary>
public static class Digits
{
    /// <summary>How many of the 10,000 MNIST test pictures are for training where the training files are absent.</summary>
    private const int TrainingShare = 8_000;

    /// <summary>Loads the digits: <c>var digits = Digits.Load();</c></summary>
    /// <param name="folder">The data folder; null: found as <see cref="DataFolder"/> says.</param>
    /// <returns>
    /// MNIST (60,000 + 10,000; where only its test files lie, those split into 8,000 + 2,000), else the CourseKit digits
    /// (10,000 + 2,000). <see cref="DigitSet.Source"/> says which.
    /// </returns>
    /// <exception cref="FileNotFoundException">There are no digits; the message says how to make them.</exception>
    /// <exception cref="DataFormatException">A file is damaged, or one of a pair is missing.</exception>
    public static DigitSet Load(string? folder = null)
    {
        foreach (var data in DataFolder.Candidates(folder))
        {
            if (Pair.Find(data, "mnist", "t10k") is { } mnist)
                return LoadMnist(Pair.Find(data, "mnist", "train"), mnist);
            if (Pair.Find(data, "mnist", "train") is { } lone)
                throw new DataFormatException(DataFolder.Show(lone.Images), null, null, "the test files (t10k-…) are missing beside it; fetch them with: coursekit data fetch mnist (or remove the folder to use our own digits)");
            if (Pair.Find(data, "digits", "train") is { } train && Pair.Find(data, "digits", "t10k") is { } test)
                return LoadOwn(train, test);
        }

        throw new FileNotFoundException(DataFolder.Missing("digits", folder, "make it with: coursekit data make digits"));
    }

    private static DigitSet LoadMnist(Pair? train, Pair test)
    {
        var judge = test.Read();
        var place = DataFolder.Show(Path.GetDirectoryName(test.Images)!);
        if (train is not null)
        {
            var learn = train.Read();
            return new DigitSet("MNIST", Describe("MNIST", learn, judge, $"from {place}"), learn, judge);
        }

        var cut = Math.Min(TrainingShare, judge.Count * 4 / 5);
        var (first, rest) = (judge.Take(cut), judge.Skip(cut));
        return new DigitSet("MNIST", Describe("MNIST", first, rest, $"both cut from its test files, the only ones in {place}"), first, rest);
    }

    private static DigitSet LoadOwn(Pair train, Pair test)
    {
        var (learn, judge) = (train.Read(), test.Read());
        var place = DataFolder.Show(Path.GetDirectoryName(train.Images)!);
        return new DigitSet("CourseKit digits", Describe("CourseKit digits, drawn by a program", learn, judge, $"from {place}; no MNIST there"), learn, judge);
    }

    private static string Describe(string set, DigitSamples train, DigitSamples test, string origin)
        => string.Create(CultureInfo.InvariantCulture, $"{set}: {train.Count:N0} training and {test.Count:N0} test pictures, {origin}.");

    /// <summary>A file of pictures and the file of their labels.</summary>
    private sealed record Pair(string Images, string Labels)
    {
        public static Pair? Find(string data, string set, string part)
        {
            var images = FindFile(data, set, part + "-images", "idx3-ubyte");
            var labels = FindFile(data, set, part + "-labels", "idx1-ubyte");
            return (images, labels) switch
            {
                (null, null) => null,
                (null, _) => throw Alone(labels, "pictures", set),
                (_, null) => throw Alone(images, "labels", set),
                _ => new Pair(images, labels),
            };
        }

        public DigitSamples Read()
        {
            var images = IdxFile.Read(Images, null, DigitSamples.Side, DigitSamples.Side);
            var count = images.Shape[0];
            var labels = IdxFile.Read(Labels, new int?[] { null });
            if (labels.Shape[0] != count)
                throw new DataFormatException(Labels, 4, Invariant($"got {labels.Shape[0]} labels for {count} pictures in {Path.GetFileName(Images)}; make or fetch the set again"));
            var wrong = labels.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9);
            if (wrong >= 0)
                throw new DataFormatException(Labels, 8 + wrong, $"got label {labels.Values[wrong]}, wanted 0 to 9; make or fetch the set again");

            var pixels = new float[images.Values.Length];
            for (var k = 0; k < pixels.Length; k++)
                pixels[k] = images.Values[k] / 255f;
            return new DigitSamples(new Matrix(count, DigitSamples.PixelCount, pixels), Array.ConvertAll(labels.Values, label => (int)label));
        }

        /// <summary>The names under which the files go round: with a dash or a dot, compressed or not.</summary>
        private static string? FindFile(string data, string set, string part, string kind)
            => new[] { $"{part}-{kind}.gz", $"{part}-{kind}", $"{part}.{kind}", $"{part}.{kind}.gz" }
                .Select(name => Path.Combine(data, set, name))
                .FirstOrDefault(File.Exists);

        private static DataFormatException Alone(string file, string missing, string set)
            => new(DataFolder.Show(file), null, null, $"its {missing} are missing beside it; {(set is "mnist" ? "fetch them with: coursekit data fetch mnist (or remove the folder to use our own digits)" : "make them with: coursekit data make digits")}");
    }
}
