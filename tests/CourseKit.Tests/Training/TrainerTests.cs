using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Normalization;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

public class TrainerTests
{
    private static readonly Examples Data = Blobs.Make(210);
    private static readonly Examples Held = Blobs.Make(90, seed: 2);

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(Trainer.FullBatch)]
    public void It_learns_three_clouds_stochastically_in_batches_and_with_all_examples(int batch)
    {
        var result = Make(new Adam(0.01)) with { BatchSize = batch } is var trainer ? trainer.Train(Data, batch == Trainer.FullBatch ? 150 : 15, Held) : null!;

        result.Reason.ShouldBe(TrainingStopReason.EpochsDone);
        result.WentWell.ShouldBeTrue();
        result.Last.Accuracy.ShouldBeGreaterThan(0.95);
        result.Last.ValidationAccuracy!.Value.ShouldBeGreaterThan(0.95);
        result.Last.Loss.ShouldBe(result.Network.Loss(Data.X, Data.Targets, new SoftmaxCrossEntropy()), 1e-6);
        result.Last.GradientEvaluations.ShouldBe(210L * result.Last.Epoch);
        result.History.Epochs[0].Loss.ShouldBe(Math.Log(3), 1);
    }

    [Fact]
    public void The_last_batch_of_an_epoch_may_be_smaller_or_is_left_out()
    {
        (Make(new Adam()) with { BatchSize = 100 }).Start(Data, 1).StepsPerEpoch.ShouldBe(3);
        var dropped = (Make(new Adam()) with { BatchSize = 100, DropLast = true }).Start(Data, 1);
        dropped.StepsPerEpoch.ShouldBe(2);
        dropped.Run().Last.GradientEvaluations.ShouldBe(200);
        (Make(new Adam()) with { BatchSize = 70 }).Start(Data, 1).StepsPerEpoch.ShouldBe(3);
    }

    [Fact]
    public void A_full_batch_step_is_the_networks_gradient_and_the_optimizers_step()
    {
        var trainer = Make(new GradientDescent(0.1)) with { BatchSize = Trainer.FullBatch, Seed = null };
        var other = trainer.Network.Copy();
        var loss = other.Gradient(Data.X, Data.Targets, new SoftmaxCrossEntropy());
        var expected = other.Parameters - (0.1 * other.Gradients);

        var result = trainer.Train(Data, 1);

        result.History.Steps.ShouldBe([loss]);
        result.Network.Parameters.IsCloseTo(expected, 1e-7).ShouldBeTrue();
    }

    [Fact]
    public void Same_seed_same_bits_another_seed_others_on_one_thread_and_two()
    {
        var first = Make(new Adam()).Train(Data, 3);
        var threads = Compute.Threads;
        Compute.Threads = 1;
        var again = Make(new Adam()).Train(Data, 3);
        Compute.Threads = threads;
        var other = (Make(new Adam()) with { Seed = 2 }).Train(Data, 3);

        again.Network.Parameters.ShouldBe(first.Network.Parameters);
        again.History.Steps.ShouldBe(first.History.Steps);
        other.History.Steps.ShouldNotBe(first.History.Steps);
    }

    [Fact]
    public void A_step_after_the_first_epoch_allocates_nothing()
    {
        var network = new Network(2, [new Dense(20) { Bias = false }, new BatchNorm(), new Activate(new ReLU()), new Dropout(0.1), new Dense(3)], 1);
        var trainer = new Trainer(network, new WeightDecay(new Nesterov(0.01, form: NesterovForm.LookAhead), 0.001), new SoftmaxCrossEntropy())
        {
            BatchSize = 20,
            Penalty = new L2(0.001),
            MaxNorm = new MaxNorm(3),
            GiveUpAt = 3,
            Measure = TrainingMeasure.Running,
        };
        var run = trainer.Start(Data, 4);
        for (var i = 0; i < 12; i++)
            run.Step();
        Allocations.Of(() => run.Step()).ShouldBe(0);
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_training_before_its_step()
    {
        var data = new Examples(new Matrix(4, 2) + double.NaN, [0, 1, 2, 0], 3);
        var trainer = Make(new Adam());
        var before = trainer.Network.Parameters.Copy();
        var result = trainer.Train(data, 5);
        result.Reason.ShouldBe(TrainingStopReason.LossNotFinite);
        result.WentWell.ShouldBeFalse();
        result.History.Steps.ShouldBeEmpty();
        result.Network.Parameters.ShouldBe(before);

        var wild = (Make(new GradientDescent(1e30)) with { BatchSize = 50 }).Train(Data, 5);
        wild.Reason.ShouldBe(TrainingStopReason.LossNotFinite);
        wild.Message.ShouldContain("smaller learning rate");
    }

    [Fact]
    public void It_gives_up_when_the_loss_passes_three_times_its_start()
    {
        var x = new RandomStream(1).Normal(1000, 2);
        var network = new Network(2, [new Dense(1)], 1, Precision.Double);
        var result = new Trainer(network, new GradientDescent(2.3), new MeanSquaredError()) { BatchSize = 100, GiveUpAt = 3 }.Train(new Examples(x, x * Matrix.Of(new[,] { { 2.0 }, { -1 } })), 50);
        result.Reason.ShouldBe(TrainingStopReason.LossPassedLimit);
        result.Last.Epoch.ShouldBeLessThan(50);
        result.Message.ShouldContain("given up");
        Should.Throw<ArgumentOutOfRangeException>(() => Make(new Adam()) with { GiveUpAt = 1 }).Message.ShouldContain("GiveUpAt must be > 1, got 1");
    }

    [Fact]
    public void Early_stopping_ends_it_and_leaves_the_best_parameters()
    {
        var result = (Make(new Adam(0.3)) with { Stopping = new EarlyStopping(3) }).Train(Data, 500, Held);
        result.Reason.ShouldBe(TrainingStopReason.EarlyStopping);
        result.Last.Epoch.ShouldBe(result.BestEpoch + 3);
        var best = result.History.ValidationLosses.Skip(1).Min();
        result.History.Epochs[result.BestEpoch].ValidationLoss.ShouldBe(best);
        result.Network.Loss(Held.X, Held.Targets, new SoftmaxCrossEntropy()).ShouldBe(best, 1e-6);
    }

    [Fact]
    public void The_plateau_rule_reduces_the_rate()
    {
        var result = (Make(new GradientDescent(0.5)) with { Plateau = new ReduceOnPlateau(0.5, 0.5, patience: 0, threshold: 0.2) }).Train(Data, 10);
        result.History.LearningRates[1].ShouldBe(0.5);
        result.History.LearningRates[^1].ShouldBeLessThan(0.3);
        Should.Throw<ArgumentException>(() => (Make(new GradientDescent(0.1)) with { Plateau = new ReduceOnPlateau(0.5) }).Start(Data, 1)).Message.ShouldContain("same rate");
        Should.Throw<ArgumentException>(() => (Make(new GradientDescent(new StepDecay(0.5, 3))) with { Plateau = new ReduceOnPlateau(0.5) }).Start(Data, 1)).Message.ShouldContain("give it a number");
    }

    [Fact]
    public void A_penalty_adds_its_gradient_to_weights_and_not_to_biases()
    {
        var trainer = Make(new GradientDescent(0.1)) with { BatchSize = Trainer.FullBatch, Seed = null, Penalty = new L2(0.05) };
        var other = trainer.Network.Copy();
        other.Gradient(Data.X, Data.Targets, new SoftmaxCrossEntropy());
        var weights = other.ParametersOf(0)[0] - (0.1 * (other.GradientsOf(0)[0] + (2 * 0.05 * other.ParametersOf(0)[0])));
        var bias = other.ParametersOf(0)[1] - (0.1 * other.GradientsOf(0)[1]);

        var result = trainer.Train(Data, 1);

        result.Network.ParametersOf(0)[0].IsCloseTo(weights, 1e-6).ShouldBeTrue();
        result.Network.ParametersOf(0)[1].IsCloseTo(bias, 1e-6).ShouldBeTrue();
        result.Last.Penalty.ShouldBe(0.05 * result.Network.Layers.Select((_, l) => result.Network.ParametersOf(l)).Where(p => p.Count > 0).Sum(p => p[0].Hadamard(p[0]).Sum()), 1e-5);
    }

    [Fact]
    public void Looking_ahead_takes_the_same_way_as_its_usual_form()
    {
        // The usual form's parameters are the other's point ahead: the losses of the steps are the same.
        var usual = Make(new Nesterov(0.05), Precision.Double).Train(Data, 3);
        var ahead = Make(new Nesterov(0.05, form: NesterovForm.LookAhead), Precision.Double).Train(Data, 3);
        ahead.History.Steps.Zip(usual.History.Steps).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-10);
    }

    [Fact]
    public void The_average_is_what_is_measured_and_what_the_network_ends_with()
    {
        var optimizer = new ExponentialAverage(new GradientDescent(0.3), 0.9);
        var averaged = Make(optimizer).Train(Data, 3);
        var plain = Make(new GradientDescent(0.3)).Train(Data, 3);
        averaged.History.Steps.ShouldBe(plain.History.Steps);
        averaged.Network.Parameters.ShouldNotBe(plain.Network.Parameters);
        averaged.Last.Loss.ShouldBe(averaged.Network.Loss(Data.X, Data.Targets, new SoftmaxCrossEntropy()), 1e-6);
        (Make(optimizer) with { TakeAverage = false }).Train(Data, 3).Network.Parameters.ShouldBe(plain.Network.Parameters);
    }

    [Fact]
    public void Frozen_layers_keep_their_parameters_and_groups_have_their_own_rates()
    {
        var network = Net();
        network.Frozen = 1;
        var first = network.ParametersOf(0)[0].Copy();
        new Trainer(network, new Adam(), new SoftmaxCrossEntropy()).Train(Data, 2);
        network.ParametersOf(0)[0].ShouldBe(first);
        Should.Throw<ArgumentException>(() => new Trainer(network, [new ParameterGroup(0, 2, new Adam())], new SoftmaxCrossEntropy()).Start(Data, 1)).Message.ShouldContain("frozen");

        var tuned = Net();
        var (before, last) = (tuned.ParametersOf(0)[0].Copy(), tuned.ParametersOf(1)[0].Copy());
        new Trainer(tuned, [new ParameterGroup(0, 1, new GradientDescent(1e-9)), new ParameterGroup(1, 2, new Adam(0.1))], new SoftmaxCrossEntropy()).Train(Data, 1);
        (tuned.ParametersOf(0)[0] - before).Map(Math.Abs).Max().ShouldBeLessThan(1e-6);
        (tuned.ParametersOf(1)[0] - last).Map(Math.Abs).Max().ShouldBeGreaterThan(0.05);
        Should.Throw<ArgumentException>(() => new Trainer(Net(), [new ParameterGroup(0, 2, new Adam()), new ParameterGroup(1, 2, new Adam())], new SoftmaxCrossEntropy()).Start(Data, 1)).Message.ShouldContain("overlap");
    }

    [Fact]
    public void Callbacks_see_everything_in_order_and_may_stop_it()
    {
        var seen = new Log();
        var result = (Make(new Adam()) with { BatchSize = 105, Callbacks = [seen] }).Train(Data, 2);
        seen.Lines.ShouldBe(["start", "epoch", "gradient", "step", "gradient", "step", "end 1", "epoch", "gradient", "step", "gradient", "step", "end 2", "over"]);

        var stopped = (Make(new Adam()) with { BatchSize = 105, Callbacks = [new Log { StopAt = 3 }] }).Train(Data, 5);
        stopped.Reason.ShouldBe(TrainingStopReason.Callback);
        stopped.Message.ShouldBe("enough");
        stopped.History.Steps.Count.ShouldBe(3);
        result.Reason.ShouldBe(TrainingStopReason.EpochsDone);
    }

    [Fact]
    public void A_cancelled_training_says_so()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var result = Make(new Adam()).Train(Data, 5, cancellation: source.Token);
        result.Reason.ShouldBe(TrainingStopReason.Cancelled);
        result.History.Epochs.Count.ShouldBe(1);
    }

    [Fact]
    public void The_augmentation_changes_the_batch_and_not_the_examples()
    {
        var x = Data.X.Copy();
        var seen = 0;
        var trainer = Make(new Adam()) with
        {
            Augment = (batch, random) =>
            {
                seen += batch.Rows;
                batch[0, 0] += random.NextNormal();
            },
        };
        var result = trainer.Train(Data, 2);
        seen.ShouldBe(420);
        Data.X.ShouldBe(x);
        result.History.Steps.ShouldNotBe(Make(new Adam()).Train(Data, 2).History.Steps);
        (trainer with { Network = Net() }).Train(Data, 2).History.Steps.ShouldBe(result.History.Steps);
    }

    [Fact]
    public void Regression_has_a_loss_and_no_accuracy()
    {
        var x = new RandomStream(1).Normal(100, 2);
        var result = new Trainer(new Network(2, [new Dense(1)], 1, Precision.Double), new GradientDescent(0.1), new MeanSquaredError()).Train(new Examples(x, x * Matrix.Of(new[,] { { 2.0 }, { -1 } })), 200);
        result.Last.Loss.ShouldBeLessThan(1e-6);
        result.Last.Accuracy.ShouldBe(double.NaN);
    }

    [Fact]
    public void What_does_not_fit_is_said_before_the_first_step()
    {
        var trainer = Make(new Adam());
        Should.Throw<ShapeException>(() => new Examples(new Matrix(0, 2), new Matrix(0, 3))).Message.ShouldContain("at least one");
        Should.Throw<ShapeException>(() => trainer.Train(new Examples(new Matrix(4, 5), new Matrix(4, 3)), 1)).Message.ShouldContain("the training examples are 4 × 5, the network takes 2");
        Should.Throw<ShapeException>(() => trainer.Train(Data, 1, new Examples(new Matrix(4, 2), new Matrix(4, 1)))).Message.ShouldContain("the validation targets are 4 × 1");
        Should.Throw<ArgumentOutOfRangeException>(() => trainer with { BatchSize = 0 }).Message.ShouldContain("BatchSize must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => trainer.Train(Data, -1)).Message.ShouldContain("epochs must be ≥ 0, got -1");
        trainer.Train(Data, 0).History.Epochs.Count.ShouldBe(1);
        var frozen = Net();
        frozen.Frozen = 2;
        Should.Throw<ArgumentException>(() => new Trainer(frozen, new Adam(), new SoftmaxCrossEntropy()).Start(Data, 1)).Message.ShouldContain("nothing to train");
    }

    private static Network Net(Precision precision = Precision.Single) => new(2, [new Dense(16, new ReLU()), new Dense(3)], 1, precision);

    private static Trainer Make(Optimizer optimizer, Precision precision = Precision.Single) => new(Net(precision), optimizer, new SoftmaxCrossEntropy()) { BatchSize = 30 };

    private sealed class Log : TrainingCallback
    {
        public List<string> Lines { get; } = [];

        public int? StopAt { get; init; }

        public override void OnStart(TrainingRun run) => Lines.Add("start");

        public override void OnEpochStart(TrainingRun run) => Lines.Add("epoch");

        public override void OnGradient(TrainingRun run) => Lines.Add("gradient");

        public override void OnStep(TrainingRun run)
        {
            Lines.Add("step");
            if (run.StepsDone == StopAt)
                run.Stop("enough");
        }

        public override void OnEpochEnd(TrainingRun run, EpochRecord record) => Lines.Add($"end {record.Epoch}");

        public override void OnEnd(TrainingRun run, TrainingResult result) => Lines.Add("over");
    }
}
