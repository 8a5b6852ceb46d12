using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Fuzz.Readers;

/// <summary>Checkpoints of trainings: optimizer, schedule, stopping, streams, history.</summary>
internal sealed class TrainingCheckpoint : FuzzedReader
{
    private const int Epochs = 2;

    private static readonly Examples Data = new(new RandomStream(3).Normal(6, 2), [0, 1, 0, 1, 1, 0], 2);

    private readonly byte[][] _examples = [.. new[] { 0, 1, 2, 3 }.Select(After)];

    public override string Name => "checkpoint";

    public override IReadOnlyList<string> Words => ["\"epochs done\":1,", "\"steps of epoch\":2,", "\"begun\":true,", "\"reason\":\"EarlyStopping\",", "\"order\":null,", "\"numbers\":[{}],", "\"plateau\":[1,\"NaN\",0,0,0],"];

    public override bool IsJson => true;

    public override byte[] Make(RandomStream random) => _examples[random.NextInt(_examples.Length)];

    public override byte[] Seal(byte[] mutated) => ModelBytes.Sealed(mutated);

    public override long MayAllocate(int length) => (2L << 20) + (2_000L * length);

    public override string Read(byte[] input)
    {
        var run = Trainer().Resume(new MemoryStream(input), Data, Epochs, name: "c.ckm");
        Promise(run.EpochsDone >= 0 && run.StepsOfEpoch <= run.StepsPerEpoch, "a resumed training stands at a step that it has");
        var result = run.Run();
        return $"{run.StepsDone} {result.Reason} {string.Join(' ', run.History.Steps)}";
    }

    public override bool IsLocated(Exception fault) => fault is ModelFormatException && fault.Message.StartsWith("c.ckm: ", StringComparison.Ordinal);

    private static Trainer Trainer() => new(new Network(2, [new Dense(3), new Dense(2)], 1), new Adam(new StepDecay(0.1, 2, 0.5)), new SoftmaxCrossEntropy())
    {
        BatchSize = 3,
        Stopping = new EarlyStopping(1),
    };

    private static byte[] After(int steps)
    {
        var run = Trainer().Start(Data, Epochs);
        for (var k = 0; k < steps; k++)
            run.Step();
        using var stream = new MemoryStream();
        run.Save(stream);
        return stream.ToArray();
    }
}
