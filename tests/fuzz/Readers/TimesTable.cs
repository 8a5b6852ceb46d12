using CourseKit.Grading.Submissions;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>A table of hand-in times and due times.</summary>
internal sealed class TimesTable : FuzzedReader
{
    private readonly TemporaryFolder _folder = new();

    public override string Name => "times-csv";

    public override IReadOnlyList<string> Words => ["student,time,due\n", "101,2026-11-21T23:59+09:00,\n", "2026-11-21 23:59:59.1234567Z", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "\"a\nb\"", ",", "\"\""];

    public override byte[] Make(RandomStream random)
        => Bytes((random.NextInt(2) == 0 ? "student,time,due\n" : "") + string.Concat(Enumerable.Range(0, random.NextInt(4)).Select(_ =>
            $"{(random.NextInt(3) == 0 ? "김" : "101")},2026-11-{random.NextInt(10, 30)}T23:59+09:00,{(random.NextInt(2) == 0 ? "" : "2026-12-01 00:00Z")}\n")));

    public override string Read(byte[] input)
    {
        var times = SubmissionTimes.Read(_folder.Write("times.csv", input));
        return string.Join(' ', times.Of("101").Concat(times.Of("김")).Append(times.DueOf("101") ?? default).Select(time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
    }

    public override bool IsLocated(Exception fault) => fault is IntakeException && fault.Message.StartsWith("times.csv, line ", StringComparison.Ordinal);

    public override void Dispose() => _folder.Dispose();
}
