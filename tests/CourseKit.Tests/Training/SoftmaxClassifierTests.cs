using CourseKit.Losses;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

public class SoftmaxClassifierTests
{
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void It_learns_three_clouds_of_points(Precision precision)
    {
        var (x, labels) = Clouds(300, 1);
        var held = Clouds(150, 2);
        var classifier = new SoftmaxClassifier(2, 3, precision);
        var history = classifier.Train(x, labels, new TrainingOptions { Epochs = 20, BatchSize = 32, LearningRate = 0.3 }, held);

        history.Epochs[0].Loss.ShouldBe(Math.Log(3), 1e-6);
        history.Last.Accuracy.ShouldBeGreaterThan(0.95);
        history.Last.ValidationAccuracy!.Value.ShouldBeGreaterThan(0.95);
        history.Last.Loss.ShouldBeLessThan(0.2);
        history.Losses.Count.ShouldBe(21);
        history.Steps.Count.ShouldBe(20 * 10);
        classifier.Accuracy(held.X, held.Labels).ShouldBe(history.Last.ValidationAccuracy.Value);
        classifier.Probabilities(x).RowSums().ShouldAllBe(sum => Math.Abs(sum - 1) < 1e-6);
    }

    [Theory]
    [MemberData(nameof(ScoreLosses))]
    public void Every_loss_of_scores_trains_it(int place)
    {
        var (x, labels) = Clouds(300, 1);
        var history = new SoftmaxClassifier(2, 3).Train(x, labels, new TrainingOptions { Loss = AllLosses.Table[place], Epochs = 30, LearningRate = 0.2 });
        history.Last.Loss.ShouldBeLessThan(history.Epochs[0].Loss);
        history.Last.Accuracy.ShouldBeGreaterThan(0.9);
    }

    public static TheoryData<int> ScoreLosses
        => [.. Enumerable.Range(0, AllLosses.Table.Count).Where(place => AllLosses.Table[place] is { Outputs: OutputKind.Real } and not MeanSquaredError)];

    [Fact]
    public void Its_first_step_is_minus_rate_times_the_mean_gradient()
    {
        Matrix x = [[1, 2], [3, -1]];
        var classifier = new SoftmaxClassifier([[0.1, 0.2], [0.3, -0.4]], [0.5, 0]);
        var (value, ofScores) = new SoftmaxCrossEntropy().Evaluate((x * classifier.Weights).AddRow(classifier.Bias), [1, 0]);
        var weights = classifier.Weights - (0.5 * (x.Transpose() * ofScores));
        var bias = classifier.Bias - (0.5 * ofScores.ColumnSums());

        var history = classifier.Train(x, [1, 0], new TrainingOptions { LearningRate = 0.5, Epochs = 1, BatchSize = 2, Seed = null });
        history.Steps.ShouldBe([value]);
        classifier.Weights.IsCloseTo(weights, 1e-14).ShouldBeTrue();
        classifier.Bias.IsCloseTo(bias, 1e-14).ShouldBeTrue();
    }

    [Fact]
    public void Same_seed_same_bits_another_seed_others()
    {
        var (x, labels) = Clouds(100, 1);
        Matrix Train(long seed)
        {
            var classifier = new SoftmaxClassifier(2, 3);
            classifier.Train(x, labels, new TrainingOptions { Epochs = 2, BatchSize = 7, Seed = seed });
            return classifier.Weights;
        }

        Train(1).ShouldBe(Train(1));
        Train(1).ShouldNotBe(Train(2));
    }

    [Fact]
    public void From_a_bad_start_the_squared_error_stalls_where_cross_entropy_recovers()
    {
        var (x, labels) = Clouds(300, 1);

        // Sure of the wrong class: every sigmoid is saturated on the wrong side.
        double ShareOfLossLeft(Loss loss)
        {
            var classifier = new SoftmaxClassifier(Matrix.Zeros(2, 3, Precision.Single), [12, 12, 12]);
            var history = classifier.Train(x, labels, new TrainingOptions { Loss = loss, Epochs = 10, LearningRate = 0.5 });
            return history.Last.Loss / history.Epochs[0].Loss;
        }

        ShareOfLossLeft(new MeanSquaredError().After(OutputActivation.Sigmoid)).ShouldBeGreaterThan(0.99);
        ShareOfLossLeft(new SigmoidCrossEntropy()).ShouldBeLessThan(0.3);
    }

    [Fact]
    public void A_step_allocates_nothing_once_the_matrices_are_there()
    {
        var (x, labels) = Clouds(1000, 1);
        long Allocated(int epochs)
        {
            var classifier = new SoftmaxClassifier(2, 3);
            var single = x.To(Precision.Single);
            var before = GC.GetAllocatedBytesForCurrentThread();
            classifier.Train(single, labels, new TrainingOptions { Epochs = epochs, BatchSize = 1 });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // What an epoch adds are its record, the whole set's scores (12 kB twice) and 1,000 losses (8 kB, reserved once).
        Allocated(1);
        var perEpoch = (Allocated(21) - Allocated(1)) / 20;
        perEpoch.ShouldBeLessThan(80_000, "1,000 steps a epoch: less than 80 bytes a step");
    }

    [Fact]
    public void Misuse_is_named()
    {
        var (x, labels) = Clouds(30, 1);
        var classifier = new SoftmaxClassifier(2, 3);
        Should.Throw<ArgumentOutOfRangeException>(() => classifier.Train(x, labels, new TrainingOptions { LearningRate = -0.1 })).Message.ShouldContain("LearningRate must be in (0, ∞), got -0.1");
        Should.Throw<ArgumentOutOfRangeException>(() => classifier.Train(x, labels, new TrainingOptions { LearningRate = double.NaN }));
        Should.Throw<ArgumentOutOfRangeException>(() => classifier.Train(x, labels, new TrainingOptions { BatchSize = 0 }));
        Should.Throw<ArgumentException>(() => classifier.Train(x, labels, new TrainingOptions { Loss = new BinaryCrossEntropy() })).Message.ShouldContain("must take scores");
        Should.Throw<ShapeException>(() => classifier.Train(x, labels[1..])).Message.ShouldContain("30 examples and 29 labels");
        Should.Throw<ArgumentOutOfRangeException>(() => classifier.Train(x, [.. labels[1..], 3])).Message.ShouldContain("label 29 must be in 0 … 2, got 3");
        Should.Throw<ShapeException>(() => classifier.Predict(Matrix.Zeros(1, 5))).Message.ShouldContain("the examples are 1 × 5, the weights 2 × 3");
        Should.Throw<OperationCanceledException>(() => classifier.Train(x, labels, cancellation: new CancellationToken(true)));
        Should.Throw<ArgumentOutOfRangeException>(() => new SoftmaxClassifier(2, 1));
    }

    [Fact]
    public void A_confusion_matrix_counts_and_sums_up()
    {
        var confusion = new ConfusionMatrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 0], 3);
        confusion.Counts.ShouldBe([[1, 1, 0], [0, 1, 0], [2, 0, 1]]);
        confusion.Accuracy.ShouldBe(0.5);
        confusion.Recall(2).ShouldBe(1.0 / 3);
        confusion.Precision(0).ShouldBe(1.0 / 3);
        confusion.Mistakes().ShouldBe([(2, 0, 2), (0, 1, 1)]);
        Should.Throw<ArgumentOutOfRangeException>(() => new ConfusionMatrix([0], [3], 3));
        Should.Throw<ShapeException>(() => new ConfusionMatrix([0, 1], [1], 3));
    }

    private static (Matrix X, int[] Labels) Clouds(int count, long seed)
    {
        var stream = new RandomStream(seed);
        var x = new Matrix(count, 2);
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            var angle = 2 * Math.PI * labels[i] / 3;
            x[i, 0] = stream.NextNormal(2 * Math.Cos(angle), 0.6);
            x[i, 1] = stream.NextNormal(2 * Math.Sin(angle), 0.6);
        }

        return (x, labels);
    }
}
