using CourseKit.Data;
using CourseKit.Tensors;
using CourseKit.Training;
using Microsoft.ML;

namespace CourseKit.MLNet.Tests;

public sealed class BaselineTests
{
    public static TheoryData<string> Names => [.. AllBaselines.Table.Select(baseline => baseline.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_baseline_tells_three_clouds_of_points_apart_in_probabilities(string name)
    {
        var result = Named(name).Train(Clouds(seed: 1), Clouds(seed: 2));

        result.Accuracy.ShouldBeGreaterThan(0.9);
        for (var i = 0; i < result.Probabilities.Rows; i++)
            result.Probabilities.Row(i).Sum().ShouldBe(1, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_result(string name)
    {
        var (train, test) = (Clouds(seed: 1), Clouds(seed: 2));

        Named(name).Train(train, test).Probabilities.ShouldBe(Named(name).Train(train, test).Probabilities);
    }

    [Fact]
    public void Accuracy_loss_and_confusion_are_what_ML_NET_measures()
    {
        var (train, test) = (Clouds(seed: 1), Clouds(seed: 2));
        var ml = new MLContext(seed: 1);
        var model = AllBaselines.LimitedMemory.Trainer(ml).Fit(MatrixDataView.Of(train));
        var theirs = ml.MulticlassClassification.Evaluate(model.Transform(MatrixDataView.Of(test)));

        var ours = AllBaselines.LimitedMemory.Train(train, test);

        ours.Accuracy.ShouldBe(theirs.MicroAccuracy, 1e-12);
        ours.Loss.ShouldBe(theirs.LogLoss, 1e-6);
        for (var truth = 0; truth < 3; truth++)
        {
            for (var predicted = 0; predicted < 3; predicted++)
                ours.Confusion.Counts[truth, predicted].ShouldBe(theirs.ConfusionMatrix.Counts[truth][predicted]);
        }
    }

    [Fact]
    public void The_digits_of_the_course_are_learned_by_every_baseline()
    {
        var digits = Digits.Load(Path.GetFullPath("../../../../../data", AppContext.BaseDirectory));
        var train = new Examples(digits.Train.Take(500).Images, digits.Train.Take(500).Labels, 10);
        var test = new Examples(digits.Test.Take(300).Images, digits.Test.Take(300).Labels, 10);

        var results = AllBaselines.Train(train, test);

        results.Select(result => result.Name).ShouldBe(AllBaselines.Table.Select(baseline => baseline.Name));
        results.ShouldAllBe(result => result.Accuracy > 0.6 && result.Loss < 2);
        var table = BaselineResult.Compare(results).ToString();
        table.ShouldContain("L-BFGS");
        table.ShouldContain("loss (nat)");
    }

    [Fact]
    public void Sets_that_do_not_fit_are_named()
    {
        var classes = Clouds(seed: 1);
        var numbers = new Examples(classes.X, classes.Targets);

        Should.Throw<ArgumentException>(() => AllBaselines.DualAscent.Train(numbers, classes)).Message.ShouldContain("SDCA is a classifier");
        Should.Throw<ArgumentException>(() => AllBaselines.DualAscent.Train(classes, new Examples(classes.X, [.. classes.Labels!], 4)))
            .Message.ShouldContain("2 features and 3 classes to train, 2 and 4 to test");
    }

    private static Baseline Named(string name) => AllBaselines.Table.Single(baseline => baseline.Name == name);

    private static Examples Clouds(long seed)
    {
        var random = new RandomStream(seed);
        (double X, double Y)[] centres = [(0, 0), (3, 0), (0, 3)];
        var labels = Enumerable.Range(0, 150).Select(i => i % 3).ToArray();
        var x = new Matrix(150, 2);
        for (var i = 0; i < 150; i++)
        {
            x[i, 0] = centres[labels[i]].X + (0.5 * random.NextNormal());
            x[i, 1] = centres[labels[i]].Y + (0.5 * random.NextNormal());
        }

        return new Examples(x, labels, 3);
    }
}
