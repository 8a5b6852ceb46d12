using CourseKit.Data.Files;

namespace CourseKit.Data.Generation;

/// <summary>Makes the four files of the digit set.</summary>
internal static class DigitFiles
{
    public static IEnumerable<(string Name, byte[] Content)> Make(Action<DataProgress> progress)
    {
        const int Total = DigitMaker.TrainCount + DigitMaker.TestCount;
        var done = 0;
        foreach (var (series, part, count) in new[]
        {
            (DigitSeries.Train, "train", DigitMaker.TrainCount),
            (DigitSeries.Test, "t10k", DigitMaker.TestCount),
        })
        {
            var images = $"{part}-images-idx3-ubyte.gz";
            var (pixels, labels) = DigitMaker.Make(series, count, drawn =>
                progress(new DataProgress(images, Interlocked.Add(ref done, drawn), Total, "images")));
            yield return (images, StableGzip.Compress(IdxFile.Encode(new IdxArray([count, DigitSamples.Side, DigitSamples.Side], pixels))));
            yield return ($"{part}-labels-idx1-ubyte.gz", StableGzip.Compress(IdxFile.Encode(new IdxArray([count], labels))));
        }
    }
}
