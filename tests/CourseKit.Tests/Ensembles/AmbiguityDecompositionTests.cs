using CourseKit.Ensembles;
using CourseKit.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Ensembles;

/// <summary>Ensemble error = mean error − ambiguity.</summary>
public class AmbiguityDecompositionTests
{
    [Fact]
    public void Two_members_on_either_side_of_the_truth()
    {
        // f = 1 and 5, y = 2: errors 1 and 9, mean 3 with error 1, both 2 away from it.
        AmbiguityDecomposition.Of([[[1]], [[5]]], [[2]]).ShouldBe(new AmbiguityDecomposition(1, 5, 4));
        AmbiguityDecomposition.Of([[[1]], [[5]]], [[2]], [3, 1]).ShouldBe(new AmbiguityDecomposition(0, 3, 3));
    }

    [Fact]
    public void The_identity_holds_for_any_predictions_and_weights()
        => Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            seed =>
            {
                var random = new RandomStream(seed);
                var members = random.NextInt(1, 7);
                var predictions = Enumerable.Range(0, members).Select(_ => random.Normal(5, 3)).ToList();
                var d = AmbiguityDecomposition.Of(predictions, random.Normal(5, 3), random.UniformVector(members, 0.01));
                return Math.Abs(d.EnsembleError - (d.MeanError - d.Ambiguity)) < 1e-12 * (1 + d.MeanError) && d.Ambiguity >= 0;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Independent_errors_divide_and_equal_ones_stay()
    {
        AmbiguityDecomposition.ExpectedError(10, 2, 0).ShouldBe(0.2, 1e-15);
        AmbiguityDecomposition.ExpectedError(10, 2, 2).ShouldBe(2, 1e-15);
        AmbiguityDecomposition.ExpectedError(1, 2, 0.5).ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => AmbiguityDecomposition.ExpectedError(2, 1, 1.5)).Message.ShouldContain("covariance must be in [−variance, variance] = [-1, 1], got 1.5");

        // Members whose errors share a part: measured against the formula.
        var random = new RandomStream(1);
        var common = random.Normal(4000, 1);
        var members = Enumerable.Range(0, 8).Select(_ => common + random.Normal(4000, 1)).ToList();
        AmbiguityDecomposition.Of(members, Matrix.Zeros(4000, 1)).EnsembleError.ShouldBe(AmbiguityDecomposition.ExpectedError(8, 2, 1), 0.1);
    }

    [Fact]
    public void Disagreement_is_the_share_of_pairs_that_differ()
    {
        Matrix a = [[1, 0], [0, 1]], b = [[1, 0], [1, 0]], c = [[0, 1], [0, 1]];
        AmbiguityDecomposition.Disagreement([a, b, c]).ShouldBe(4 / 6.0, 1e-15);
        AmbiguityDecomposition.Disagreement([a, a]).ShouldBe(0);
        Should.Throw<ShapeException>(() => AmbiguityDecomposition.Disagreement([a])).Message.ShouldContain("at least two");
        Should.Throw<ShapeException>(() => AmbiguityDecomposition.Of([a], [[1, 0]])).Message.ShouldContain("the same shape");
    }
}
