using CourseKit.Data;
using CourseKit.Search;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>Records of searches.</summary>
internal sealed class SearchLines : FuzzedReader
{
    private static readonly SearchSpace Space = new(("rate", LogUniform.OfPowers(-4, 0)), ("kind", new Choice("a", "b")));

    private readonly byte[][] _examples = [.. Enumerable.Range(0, 6).Select(seed => Run(seed))];
    private readonly TemporaryFolder _folder = new();

    public override string Name => "search";

    public override IReadOnlyList<string> Words => ["\n", "{\"search\":1}\n", "\"curve\":[[1,0.5],[2,\"NaN\"]],", "\"continues\":0,", "\"note\":\"x\",", "\"status\":\"given up\",", "\"seconds\":1e300,"];

    public override bool IsJson => true;

    public override byte[] Make(RandomStream random) => _examples[random.NextInt(_examples.Length)];

    public override string Read(byte[] input)
    {
        var record = SearchFile.At(_folder.Write("s.jsonl", input));
        var written = Written(record);
        Promise(Written(SearchRecord.Read(new StringReader(written))) == written, "a record written and read is written the same");
        return written + string.Join('\n', record.Trials) + string.Concat(record.Trials.Select(trial => trial.ToHtml()));
    }

    public override bool IsLocated(Exception fault)
        => fault is DataFormatException && fault.Message.Contains("s.jsonl: search record, line ", StringComparison.Ordinal);

    public override void Dispose() => _folder.Dispose();

    private static string Written(SearchRecord record)
    {
        using var writer = new StringWriter();
        record.WriteTo(writer);
        return writer.ToString();
    }

    private static byte[] Run(int seed)
    {
        var record = new SearchRecord();
        new RandomSearch(4).Run(Space, (setting, trial) => seed % 2 == 0 ? setting["rate"] : Curve(setting["rate"], trial), new SearchOptions { Seed = seed, Record = record });
        return Bytes(Written(record));
    }

    private static double Curve(double rate, TrialContext trial)
    {
        trial.Report(1, rate);
        trial.Report(2, double.NaN);
        return rate;
    }
}
