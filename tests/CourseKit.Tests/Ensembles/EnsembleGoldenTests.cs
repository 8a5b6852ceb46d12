using System.Text.Json;
using CourseKit.Ensembles;
using CourseKit.Tensors;
using CourseKit.Tests.Activations;

namespace CourseKit.Tests.Ensembles;

/// <summary>Trees, SAMME, bagging and gradient boosting against scikit-learn (tests/golden/ensembles.py).</summary>
public class EnsembleGoldenTests
{
    private static readonly JsonElement Golden = GoldenNumbers.Read("ensembles.json");
    private static readonly Matrix X = Golden.Matrix("x");
    private static readonly Matrix Test = Golden.Matrix("test");

    [Fact]
    public void Trees_agree()
    {
        new DecisionTree(3).Fit(X, Golden.Matrix("oneHot"), new RandomStream(0), Golden.Vector("weights")).Predict(Test)
            .IsCloseTo(Golden.Matrix("classifier"), 1e-12).ShouldBeTrue();
        new DecisionTree(4, leastLeaf: 3).Fit(X, Golden.Matrix("number"), new RandomStream(0)).Predict(Test)
            .IsCloseTo(Golden.Matrix("regressor"), 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void Boosted_stumps_agree_round_by_round()
    {
        foreach (var expected in Golden.GetProperty("adaBoost").EnumerateArray())
        {
            var method = new AdaBoost(expected.GetProperty("rounds").GetInt32(), expected.GetProperty("rate").GetDouble());
            var boosted = method.Train(X, expected.Matrix("y"), DecisionTree.Stump.WeightedLearner, new RandomStream(0));
            boosted.Errors.IsCloseTo(expected.Vector("errors"), 1e-12).ShouldBeTrue();
            boosted.Weights.IsCloseTo(expected.Vector("alpha"), 1e-11).ShouldBeTrue();
            boosted.Predict(Test).IsCloseTo(expected.Matrix("votes"), 1e-12).ShouldBeTrue();
        }
    }

    [Fact]
    public void Bagging_and_its_out_of_bag_error_agree_on_the_same_samples()
    {
        var y = Golden.Matrix("number");
        var samples = Golden.GetProperty("samples").EnumerateArray().Select(sample => sample.EnumerateArray().Select(row => row.GetInt32()).ToArray());
        var bagged = new BaggedEnsemble([.. samples.Select(sample => (sample, Member(sample)))], null, X, y);
        bagged.Predict(Test).IsCloseTo(Golden.Matrix("bagging"), 1e-12).ShouldBeTrue();
        bagged.OutOfBag.IsCloseTo(Golden.Matrix("outOfBag"), 1e-12).ShouldBeTrue();
        bagged.OutOfBagSquaredError.ShouldBe(Golden.GetProperty("outOfBagSquaredError").GetDouble(), 1e-12);

        // scikit-learn's trees take a sample as weights: how often each example was drawn.
        Func<Matrix, Matrix> Member(int[] sample)
        {
            var times = new Vector(X.Rows);
            foreach (var row in sample)
                times[row]++;
            return new DecisionTree(2, leastLeaf: 5).Fit(X, y, new RandomStream(0), times).Predict;
        }
    }

    [Fact]
    public void Gradient_boosting_agrees_after_every_round()
    {
        var boosted = new GradientBoosting(12, 0.3).Train(X, Golden.Matrix("number"), new DecisionTree(2).Learner, new RandomStream(0));
        var stages = Golden.Matrix("gradientBoosting");
        for (var round = 0; round < stages.Rows; round++)
            boosted.Predict(Test, round + 2).Column(0).IsCloseTo(stages.Row(round), 1e-12).ShouldBeTrue();
    }
}
