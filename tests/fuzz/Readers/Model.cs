using CourseKit.Layers;
using CourseKit.Preprocessing;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Fuzz.Readers;

/// <summary>Model files: every layer and scaler of the tables.</summary>
internal sealed class Model : FuzzedReader
{
    private readonly byte[][] _examples = Examples();

    public override string Name => "model";

    public override IReadOnlyList<string> Words =>
    [
        "{\"type\":\"Dense\",\"Size\":2},", "{\"type\":\"ReLU\"},", "\"frozen\":1,", "\"classes\":[\"a\",\"b\"],", "\"rows\":0,", "\"columns\":2147483647,", "{\"type\":\"from code\",\"name\":\"x\"}", "{\"type\":\"Flatten\"},", "[1,1,3]",
    ];

    public override bool IsJson => true;

    public override byte[] Make(RandomStream random) => _examples[random.NextInt(_examples.Length)];

    public override byte[] Seal(byte[] mutated) => ModelBytes.Sealed(mutated);

    // Records are read by reflection: the header costs more than its bytes.
    public override long MayAllocate(int length) => (2L << 20) + (2_000L * length);

    public override string Read(byte[] input)
    {
        var model = SavedModel.Read(new MemoryStream(input), "m.ckm");
        var written = Written(model);
        var again = SavedModel.Read(new MemoryStream(written), "m.ckm");
        Promise(Written(again).AsSpan().SequenceEqual(written), "a model written and read is written the same");
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(written));
    }

    public override bool IsLocated(Exception fault) => fault is ModelFormatException && fault.Message.StartsWith("m.ckm: ", StringComparison.Ordinal);

    private static byte[][] Examples()
    {
        var x = new RandomStream(1).Normal(8, 3);
        var models = new List<SavedModel>();
        foreach (var (layer, input) in AllLayers.Table)
            models.Add(new SavedModel(new Network(input, [layer], 5, models.Count % 2 == 0 ? Precision.Single : Precision.Double)));
        foreach (var scaler in AllScalers.Table.Select(scaler => scaler.Fit(x)))
            models.Add(new SavedModel(new Network(scaler.Outputs, [new Dense(2)]), scaler, ["no", "예"]));
        return [.. models.Select(Written).Where(bytes => bytes.Length < 20_000)];
    }

    private static byte[] Written(SavedModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }
}
