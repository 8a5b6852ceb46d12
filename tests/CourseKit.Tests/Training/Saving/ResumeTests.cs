using System.Globalization;
using System.Text;
using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Normalization;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training.Saving;

/// <summary>Training resumed from a file equals training not interrupted, bit for bit.</summary>
public class ResumeTests
{
    private const int Epochs = 3;

    private static readonly Examples Data = Blobs.Make(110);
    private static readonly Examples Held = Blobs.Make(50, seed: 2);

    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllOptimizers.Table.Count)];

    [Theory]
    [MemberData(nameof(Places))]
    public void With_every_optimizer_stopped_at_a_random_step(int place)
    {
        var random = new RandomStream(place);
        foreach (var precision in new[] { Precision.Single, Precision.Double })
            Agree(network => new Trainer(network, AllOptimizers.Table[place], new SoftmaxCrossEntropy()), random.NextInt(1, 18), precision);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(12)]
    public void At_the_start_inside_an_epoch_and_between_two(int step)
        => Agree(network => new Trainer(network, new Adam(0.01), new SoftmaxCrossEntropy()), step);

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    public void With_everything_that_has_a_memory(int step)
        => Agree(
            network => new Trainer(network, [new ParameterGroup(0, 4, new Momentum(0.05)), new ParameterGroup(4, 5, new ExponentialAverage(new Adam(0.1), 0.9))], new SoftmaxCrossEntropy())
            {
                Penalty = new ElasticNet(0.01, 0.01),
                MaxNorm = new MaxNorm(2),
                Stopping = new EarlyStopping(1),
                Plateau = new ReduceOnPlateau(0.1, 0.5, patience: 0, threshold: 0.3),
                GiveUpAt = 10,
                Augment = (batch, stream) => batch[0, 0] += stream.NextNormal(),
                Metrics = [new ErrorRate()],
            },
            step);

    [Fact]
    public void With_a_schedule_that_is_a_function_the_code_supplies_it()
        => Agree(network => new Trainer(network, new Adam(new FunctionSchedule(t => 0.1 / (t + 1))), new SoftmaxCrossEntropy()), 8);

    [Fact]
    public void With_the_running_measure_and_examples_in_their_order()
        => Agree(network => new Trainer(network, new Adam(0.01), new SoftmaxCrossEntropy()) { Measure = TrainingMeasure.Running, Seed = null }, 8);

    [Fact]
    public void Stored_by_a_callback_at_each_place_where_it_may()
    {
        var whole = Make(Plain, []).Run();
        foreach (var at in new[] { "epoch", "step", "end" })
        {
            var saver = new Saver(at);
            Make(Plain, [saver]).Run();
            foreach (var file in saver.Files)
            {
                var resumed = Plain(Net(2)).Resume(new MemoryStream(file), Data, Epochs, Held).Run();
                Same(resumed, whole);
            }
        }
    }

    [Fact]
    public void Stopped_early_it_stays_stopped_and_more_epochs_go_on()
    {
        var saver = new Saver("end");
        var early = (Plain(Net(1)) with { Stopping = new NaiveStopping(), Callbacks = [saver] }).Train(Data, 200, Held);
        early.Reason.ShouldBe(TrainingStopReason.EarlyStopping);
        var resumed = (Plain(Net(2)) with { Stopping = new NaiveStopping() }).Resume(new MemoryStream(saver.Files[^1]), Data, 200, Held);
        resumed.HasEnded.ShouldBeTrue();
        Same(resumed.Run(), early);

        saver = new Saver("end");
        Make(Plain, [saver]).Run();
        var longer = Plain(Net(2)).Resume(new MemoryStream(saver.Files[^1]), Data, Epochs + 2, Held).Run();
        Same(longer, Plain(Net(1)).Train(Data, Epochs + 2, Held));
    }

    [Fact]
    public void Past_its_end_a_step_does_nothing()
    {
        var run = Plain(Net(1)).Start(Data, Epochs, Held);
        while (run.Step())
        {
        }

        var (steps, evaluations, first) = (run.StepsDone, run.GradientEvaluations, run.Network.Parameters.ToArray());
        steps.ShouldBe(Epochs * run.StepsPerEpoch);
        run.Step().ShouldBeFalse();
        (run.StepsDone, run.GradientEvaluations, run.EpochsDone).ShouldBe((steps, evaluations, Epochs));
        run.Network.Parameters.ToArray().ShouldBe(first);
    }

    [Fact]
    public void Stored_in_one_culture_it_is_resumed_in_another()
    {
        static Trainer Bound(Network network) => Plain(network) with { MaxNorm = new MaxNorm(2.5), Plateau = new ReduceOnPlateau(0.01, 0.5, threshold: 0.25) };

        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var file = Stored(Make(Bound, []));
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Bound(Net(2)).Resume(new MemoryStream(file), Data, Epochs, Held).StepsDone.ShouldBe(0);

            // What files of version 1 hold.
            var text = Encoding.UTF8.GetString(file);
            text.ShouldContain("MaxNorm { Limit = 2.5, Units = Columns }");
            text.ShouldContain("ReduceOnPlateau { Start = 0.01, Factor = 0.5, Patience = 10, Threshold = 0.25, CoolDown = 0, Least = 0 }");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Between_a_gradient_and_its_step_it_cannot_be_stored()
        => Should.Throw<InvalidOperationException>(() => Make(Plain, [new Saver("gradient")]).Run()).Message.ShouldContain("OnStep");

    [Fact]
    public void Another_setting_is_named_and_leaves_the_network_as_it_was()
    {
        var run = Make(Plain, []);
        run.Step();
        var file = Stored(run);
        var network = Net(2);
        var before = network.Parameters.Copy();
        Refused(Plain(network) with { BatchSize = 30 }).ShouldContain("«batch size» was 20 when it was stored, and is 30 now");
        Refused(new Trainer(network, new Adam(0.02), new SoftmaxCrossEntropy()) { BatchSize = 20 }).ShouldContain("«groups» was");
        Refused(Plain(network) with { Penalty = new L1(0.1) }).ShouldContain("«penalty» was null");
        Refused(Plain(new Network(2, [new Dense(8) { Bias = false }, new BatchNorm(), new Activate(new Tanh()), new Dropout(0.2), new Dense(3)], 1))).ShouldContain("layer 2: it is");
        Should.Throw<ModelFormatException>(() => Plain(network).Resume(new MemoryStream(file), Blobs.Make(110, seed: 3), Epochs, Held)).Message.ShouldContain("«training set» was");
        network.Parameters.ShouldBe(before);

        string Refused(Trainer trainer) => Should.Throw<ModelFormatException>(() => trainer.Resume(new MemoryStream(file), Data, Epochs, Held, "run.ckm")).Message;
    }

    private static void Agree(Func<Network, Trainer> make, int step, Precision precision = Precision.Single)
    {
        var whole = (make(Net(1, precision)) with { BatchSize = 20 }).Train(Data, Epochs, Held);
        var run = (make(Net(1, precision)) with { BatchSize = 20 }).Start(Data, Epochs, Held);
        for (var i = 0; i < step && !run.HasEnded; i++)
            run.Step();
        var resumed = (make(Net(2, precision)) with { BatchSize = 20 }).Resume(new MemoryStream(Stored(run)), Data, Epochs, Held);
        resumed.StepsDone.ShouldBe(run.StepsDone);
        Same(resumed.Run(), whole);
    }

    private static void Same(TrainingResult got, TrainingResult wanted)
    {
        got.Network.Parameters.ShouldBe(wanted.Network.Parameters);
        got.Network.AllStatistics().ShouldBe(wanted.Network.AllStatistics());
        got.History.Steps.ShouldBe(wanted.History.Steps);
        got.History.Epochs.Count.ShouldBe(wanted.History.Epochs.Count);
        foreach (var (a, b) in got.History.Epochs.Zip(wanted.History.Epochs))
        {
            (a with { Seconds = 0, Metrics = [], ValidationMetrics = [] }).ShouldBe(b with { Seconds = 0, Metrics = [], ValidationMetrics = [] });
            a.Metrics.ShouldBe(b.Metrics);
            a.ValidationMetrics.ShouldBe(b.ValidationMetrics);
        }

        (got.Reason, got.Message, got.BestEpoch).ShouldBe((wanted.Reason, wanted.Message, wanted.BestEpoch));
    }

    private static Trainer Plain(Network network) => new(network, new Adam(0.01), new SoftmaxCrossEntropy()) { BatchSize = 20 };

    private static TrainingRun Make(Func<Network, Trainer> make, TrainingCallback[] callbacks) => (make(Net(1)) with { Callbacks = callbacks }).Start(Data, Epochs, Held);

    private static Network Net(long seed, Precision precision = Precision.Single)
        => new(2, [new Dense(8) { Bias = false }, new BatchNorm(), new Activate(new ReLU()), new Dropout(0.2), new Dense(3)], seed, precision);

    private static byte[] Stored(TrainingRun run)
    {
        using var stream = new MemoryStream();
        run.Save(stream);
        return stream.ToArray();
    }

    private sealed class Saver(string at) : TrainingCallback
    {
        public List<byte[]> Files { get; } = [];

        public override void OnEpochStart(TrainingRun run) => Save("epoch", run);

        public override void OnGradient(TrainingRun run) => Save("gradient", run);

        public override void OnStep(TrainingRun run) => Save("step", run);

        public override void OnEpochEnd(TrainingRun run, EpochRecord record) => Save("end", run);

        private void Save(string here, TrainingRun run)
        {
            if (here == at)
                Files.Add(Stored(run));
        }
    }
}
