using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

/// <summary>What a training says of itself: metrics, progress, the table of its epochs.</summary>
public class TrainingReportTests
{
    private static readonly Examples Data = Blobs.Make(210);
    private static readonly Examples Held = Blobs.Make(90, seed: 2);

    [Fact]
    public void Metrics_are_measured_beside_the_loss()
    {
        var trainer = Make(new Adam()) with { Metrics = [new ErrorRate(), new MeanAbsoluteError(), new RootMeanSquare(), new ThresholdAccuracy(), new CustomMetric("mean", (o, _) => o.Mean())] };
        var result = trainer.Train(Data, 2, Held);
        result.History.Metric("Error rate")[^1].ShouldBe(1 - result.Last.Accuracy, 1e-12);
        result.History.Metric("Error rate", validation: true)[^1].ShouldBe(1 - result.Last.ValidationAccuracy!.Value, 1e-12);
        result.History.Metric("mean").Count.ShouldBe(3);
        result.History.Metric("Root mean square error")[^1].ShouldBeGreaterThan(result.History.Metric("Mean absolute error")[^1]);
        Should.Throw<ArgumentException>(() => result.History.Metric("x")).Message.ShouldContain("there are [Error rate");
    }

    [Fact]
    public void The_running_measure_is_the_mean_over_the_steps()
    {
        var result = (Make(new Adam()) with { BatchSize = 70, Measure = TrainingMeasure.Running }).Train(Data, 2, Held);
        result.Last.Loss.ShouldBe(result.History.Steps.Skip(3).Average(), 1e-12);
        result.Last.Accuracy.ShouldBeInRange(0, 1);
        result.Last.ValidationLoss.ShouldNotBeNull();
    }

    [Fact]
    public void Progress_is_one_line()
    {
        var lines = new List<TrainingProgress>();
        (Make(new Adam()) with { Progress = new Reports(lines) }).Train(Data, 3, Held);
        lines[^1].Share.ShouldBe(1);
        lines[^1].ToString().ShouldStartWith("epoch 3/3 ████████████████████ 100 %  loss ");
        lines[^1].ToString().ShouldNotContain("\n");
        new TrainingProgress(3, 10, 50, 100, 0.2134, 0.25014, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(36)).ToString()
            .ShouldBe("epoch 3/10 █████░░░░░░░░░░░░░░░ 25 %  loss 0.2134  validation 0.2501  0:12, 0:36 left");
    }

    [Fact]
    public void A_line_of_progress_covers_the_longer_one_before_it()
    {
        var shown = new List<string>();
        var line = new TrainingLine(shown.Add);
        line.Report(new TrainingProgress(1, 10, 50, 100, 0.2134, 0.25014, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(36)));
        line.Report(new TrainingProgress(10, 10, 100, 100, 0.2, null, TimeSpan.FromSeconds(3700), null));
        shown[1].Length.ShouldBe(shown[0].Length);
        shown[1].ShouldContain("1:01:40");
    }

    [Fact]
    public void The_history_is_a_table_of_what_was_measured()
    {
        var table = (Make(new Adam(0.01)) with { Metrics = [new ErrorRate()] }).Train(Data, 2, Held).History.ToTable();
        table.Headers.ShouldBe(["epoch", "loss", "validation loss", "accuracy", "validation accuracy", "Error rate", "rate", "seconds"]);
        table.Count.ShouldBe(3);
        var x = new RandomStream(1).Normal(10, 2);
        new Trainer(new Network(2, [new Dense(1)], 1, Precision.Double), new Adam(), new MeanSquaredError()).Train(new Examples(x, new Matrix(10, 1)), 1)
            .History.ToTable().Headers.ShouldBe(["epoch", "loss", "rate", "seconds"]);
    }

    private static Trainer Make(Optimizer optimizer)
        => new(new Network(2, [new Dense(16, new ReLU()), new Dense(3)], 1), optimizer, new SoftmaxCrossEntropy()) { BatchSize = 30 };

    private sealed class Reports(List<TrainingProgress> lines) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => lines.Add(value);
    }
}
