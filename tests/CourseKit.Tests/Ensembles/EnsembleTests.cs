using CourseKit.Ensembles;
using CourseKit.Tensors;

namespace CourseKit.Tests.Ensembles;

/// <summary>Worked numbers and theorems of combining, bagging, boosting and stacking.</summary>
public class EnsembleTests
{
    // Three members, three examples, two classes.
    private static readonly Matrix[] Opinions =
    [
        [[0.9, 0.1], [0.4, 0.6], [0.5, 0.5]],
        [[0.2, 0.8], [0.45, 0.55], [0.1, 0.9]],
        [[0.4, 0.6], [0.95, 0.05], [0.7, 0.3]],
    ];

    [Fact]
    public void Averaging_weighs_how_sure_members_are_and_voting_does_not()
    {
        new Averaging().Of(Opinions).IsCloseTo([[0.5, 0.5], [0.6, 0.4], [1.3 / 3, 1.7 / 3]], 1e-14).ShouldBeTrue();
        new Voting().Of(Opinions).IsCloseTo([[1 / 3.0, 2 / 3.0], [1 / 3.0, 2 / 3.0], [2 / 3.0, 1 / 3.0]], 1e-14).ShouldBeTrue();
        new Averaging().Of(Opinions, [2, 1, 1]).Row(0).IsCloseTo([0.6, 0.4], 1e-14).ShouldBeTrue();

        // The first member has as many votes as the two others.
        new Voting().Of(Opinions, [2, 1, 1]).ShouldBe([[0.5, 0.5], [0.25, 0.75], [0.75, 0.25]]);
    }

    [Fact]
    public void A_tie_goes_to_the_first_class()
    {
        var votes = new Voting().Of([[[0, 1, 0]], [[1, 0, 0]]]);
        votes.ShouldBe([[0.5, 0.5, 0]]);
        votes.RowArgMax().ShouldBe([0]);
        new Voting().Of([[[0.4, 0.4, 0.2]]]).ShouldBe([[1, 0, 0]]);
    }

    [Fact]
    public void The_geometric_mean_is_the_mean_of_logits()
    {
        // √(0.9 · 0.4) : √(0.1 · 0.6) = 0.6 : 0.2449.
        new GeometricAveraging().Of([[[0.9, 0.1]], [[0.4, 0.6]]]).IsCloseTo([[0.6 / (0.6 + Math.Sqrt(0.06)), Math.Sqrt(0.06) / (0.6 + Math.Sqrt(0.06))]], 1e-14).ShouldBeTrue();
        new GeometricAveraging().Of([[[0.5, 0.5, 0]], [[0.1, 0.1, 0.8]]]).ShouldBe([[0.5, 0.5, 0]]);
        new GeometricAveraging().Of([[[1, 0]], [[0, 1]]]).ShouldBe([[0.5, 0.5]]);
        Should.Throw<ArgumentException>(() => new GeometricAveraging().Of([[[-0.1, 1.1]]])).Message.ShouldContain("must be probabilities, got -0.1");
    }

    [Fact]
    public void A_member_that_predicts_no_number_cannot_vote()
    {
        Should.Throw<ArgumentException>(() => new Voting().Of([[[1, 0]], [[0, double.NaN]]])).Message.ShouldContain("member 1 predicts NaN for example 0");
        Should.Throw<ShapeException>(() => new Voting().Of([[[1]]])).Message.ShouldContain("at least two classes");
        double.IsNaN(new Averaging().Of([[[1, 0]], [[0, double.NaN]]])[0, 1]).ShouldBeTrue();
    }

    [Fact]
    public void An_example_is_out_of_the_bag_of_about_37_percent_of_the_members()
    {
        var x = new RandomStream(1).Uniform(100, 1);
        var bagged = new Bagging(200).Train(x, x, (_, y, _) => other => new Matrix(other.Rows, 1) + y.Mean(), new RandomStream(2));
        bagged.Samples.ShouldAllBe(sample => sample.Length == 100);
        var unseen = bagged.Samples.Average(sample => 1 - (sample.Distinct().Count() / 100.0));
        unseen.ShouldBe(Math.Pow(0.99, 100), 0.01);
        double.IsNaN(bagged.OutOfBagErrorRate).ShouldBeTrue();

        // Every member predicts a mean: its honest error is the variance and a little more.
        var variance = x.Flatten().Map(value => value - x.Mean()).Norm();
        bagged.OutOfBagSquaredError.ShouldBe(variance * variance / 100, 0.005);
    }

    [Fact]
    public void Out_of_bag_counts_only_members_that_have_not_seen_the_example()
    {
        // Each member knows its own examples' targets by heart, and says 9 to all others.
        Func<Matrix, Matrix> Parrot(Matrix x, Matrix y, RandomStream random)
            => other => Matrix.FromRows(other.ToRows().Select(row => Enumerable.Range(0, x.Rows).Where(i => x[i, 0] == row[0]).Select(i => y.Row(i).ToArray()).FirstOrDefault([9.0, 0])));
        var x = Matrix.FromRows(Enumerable.Range(0, 20).Select(i => new[] { (double)i }));
        var y = Matrix.OneHot(new int[20], 2);
        var bagged = new Bagging(30).Train(x, y, Parrot, new RandomStream(3));
        bagged.OutOfBag.ShouldBe(Matrix.FromRows(Enumerable.Repeat(new[] { 9.0, 0 }, 20)));
        bagged.OutOfBagSquaredError.ShouldBe(64);
        bagged.OutOfBagErrorRate.ShouldBe(0);

        // Where every member has seen everything there is nothing honest to say.
        var all = new Bagging(3, Replacement: false).Train(x, y, Parrot, new RandomStream(3));
        all.OutOfBag.Flatten().ShouldAllBe(value => double.IsNaN(value));
        double.IsNaN(all.OutOfBagErrorRate).ShouldBeTrue();
        all.Samples.ShouldAllBe(sample => sample.Order().SequenceEqual(Enumerable.Range(0, 20)));
    }

    [Fact]
    public void A_boosting_round_worked_by_hand()
    {
        // x = 0 … 4, classes + + − − +: the best stump errs on x = 4 alone. ε = 1/5, α = ln 4; its weight becomes ½.
        Matrix x = [[0], [1], [2], [3], [4]];
        var y = Matrix.OneHot([0, 0, 1, 1, 0], 2);
        var boosted = new AdaBoost(3).Train(x, y, DecisionTree.Stump.WeightedLearner, new RandomStream(0));
        boosted.Errors[0].ShouldBe(0.2, 1e-15);
        boosted.Weights[0].ShouldBe(Math.Log(4), 1e-14);

        // Then the four others weigh 1/8 each, and «all +» errs with 2/8; then every example is right.
        boosted.Errors[1].ShouldBe(0.25, 1e-15);
        boosted.Predict(x).RowArgMax().ShouldBe([0, 0, 1, 1, 0]);
        boosted.Predict(x, 1).RowArgMax().ShouldBe([0, 0, 1, 1, 1]);
    }

    [Fact]
    public void Boosting_keeps_its_promise_on_the_training_error()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new RandomStream(seed);
            var x = random.Uniform(80, 3, -1, 1);
            var classes = x.ToRows().Select(row => (row[0] * row[0]) + (row[1] * row[1]) < 0.6 ? 1 : 0).ToArray();
            var boosted = new AdaBoost(25).Train(x, Matrix.OneHot(classes, 2), DecisionTree.Stump.WeightedLearner, random);
            for (var members = 1; members <= boosted.Members.Count; members++)
            {
                var bound = boosted.Errors.Take(members).Aggregate(1.0, (product, ε) => product * 2 * Math.Sqrt(ε * (1 - ε)));
                (Misses(boosted.Predict(x, members), classes) / 80.0).ShouldBeLessThanOrEqualTo(bound + 1e-12);
            }

            boosted.Errors.ShouldAllBe(ε => ε > 0 && ε < 0.5);
            (Misses(boosted.Predict(x), classes) / 80.0).ShouldBeLessThan(0.1);
        }
    }

    [Fact]
    public void A_perfect_member_ends_boosting_and_one_no_better_than_chance_too()
    {
        Matrix x = [[0], [1], [2], [3]];
        var y = Matrix.OneHot([0, 0, 1, 1], 2);
        var perfect = new AdaBoost(9).Train(x, y, DecisionTree.Stump.WeightedLearner, new RandomStream(0));
        perfect.Members.Count.ShouldBe(1);
        perfect.Errors.ShouldBe([0]);
        perfect.Weights[0].ShouldBe(Math.Log(1e10), 1e-9);

        Func<Matrix, Matrix> Guess(Matrix inputs, Matrix targets, Vector weights, RandomStream random) => other => Matrix.OneHot(new int[other.Rows], 2);
        Should.Throw<InvalidOperationException>(() => new AdaBoost(9).Train(x, y, Guess, new RandomStream(0))).Message.ShouldContain("no better than chance");
        Should.Throw<ShapeException>(() => new AdaBoost(9).Train(x, x, Guess, new RandomStream(0))).Message.ShouldContain("at least two classes");
        Should.Throw<ShapeException>(() => new AdaBoost(9).Train(x, y, (_, _, _, _) => _ => Matrix.Zeros(1, 2), new RandomStream(0))).Message.ShouldContain("one row each");
    }

    [Fact]
    public void With_three_classes_a_member_may_err_on_half_of_the_examples()
    {
        // Chance errs on two thirds: ε = ½ is better, and αₘ = ln 1 + ln 2.
        var y = Matrix.OneHot([0, 0, 1, 1, 2, 2], 3);
        Func<Matrix, Matrix> Half(Matrix x, Matrix targets, Vector weights, RandomStream random) => _ => Matrix.OneHot([0, 0, 1, 0, 0, 0], 3);
        var boosted = new AdaBoost(1).Train(Matrix.Zeros(6, 1), y, Half, new RandomStream(0));
        boosted.Errors[0].ShouldBe(0.5, 1e-15);
        boosted.Weights[0].ShouldBe(Math.Log(2), 1e-14);

        Func<Matrix, Matrix> Worse(Matrix x, Matrix targets, Vector weights, RandomStream random) => _ => Matrix.OneHot([0, 1, 0, 0, 0, 0], 3);
        Should.Throw<InvalidOperationException>(() => new AdaBoost(1).Train(Matrix.Zeros(6, 1), y, Worse, new RandomStream(0)));
    }

    [Fact]
    public void A_bag_holds_its_share_of_the_examples_and_one_at_least()
    {
        var x = new RandomStream(1).Uniform(5, 1);
        int[] Sizes(double share) => [.. new Bagging(2, share).Train(x, x, (_, y, _) => other => new Matrix(other.Rows, 1) + y.Mean(), new RandomStream(2)).Samples.Select(sample => sample.Length)];
        Sizes(0.01).ShouldBe([1, 1]);
        Sizes(0.6).ShouldBe([3, 3]);
    }

    [Fact]
    public void A_learner_without_weights_gets_examples_drawn_by_them()
    {
        var x = Matrix.FromRows(Enumerable.Range(0, 10).Select(i => new[] { (double)i }));
        var y = Matrix.OneHot([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 2);
        List<double> shares = [];
        new AdaBoost(2).Train(
            x,
            y,
            (sample, _, _) =>
            {
                shares.Add(Enumerable.Range(0, sample.Rows).Count(i => sample[i, 0] == 9) / 10.0);
                return other => Matrix.OneHot(new int[other.Rows], 2);
            },
            new RandomStream(4));

        // Wrong on example 9 alone: afterwards it weighs one half, and comes in half of the draws.
        shares.Count.ShouldBe(2);
        shares[1].ShouldBeInRange(0.2, 0.8);
        shares[1].ShouldBeGreaterThan(shares[0]);
    }

    [Fact]
    public void Gradient_boosting_starts_at_the_mean_and_never_makes_the_training_loss_worse()
    {
        var random = new RandomStream(1);
        var x = random.Uniform(60, 2, -2, 2);
        var y = x.ToRows().Select(row => Math.Sin(row[0]) + (row[1] * row[1])).ToArray();
        var targets = Matrix.FromColumns(Vector.From(y));
        var boosted = new GradientBoosting(40, 0.2).Train(x, targets, new DecisionTree(2).Learner, random);
        boosted.Predict(x, 1).ShouldBe(Matrix.Filled(60, 1, targets.ColumnMeans()[0]));
        var losses = Enumerable.Range(1, 41).Select(members => (boosted.Predict(x, members) - targets).Flatten().Norm()).ToList();
        losses.Zip(losses.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First);
        losses[^1].ShouldBeLessThan(0.1 * losses[0]);

        var classes = Matrix.OneHot([.. y.Select(value => value > 1 ? 1 : 0)], 2);
        var classified = new GradientBoosting(40, 0.5, Loss: BoostingLoss.CrossEntropy).Train(x, classes, new DecisionTree(2).Learner, random).Predict(x);
        classified.RowSums().IsCloseTo(Vector.Zeros(60) + 1, 1e-12).ShouldBeTrue();
        classified.RowArgMax().ShouldBe(classes.RowArgMax());
    }

    [Fact]
    public void A_stack_learns_which_of_its_learners_to_trust()
    {
        // One learner knows the truth, the other makes things up.
        var x = new RandomStream(1).Uniform(40, 1, -1, 1);
        var y = x.Map(value => 3 * value);
        var seen = new List<int>();
        Func<Matrix, Matrix> Truth(Matrix inputs, Matrix targets, RandomStream random)
        {
            seen.Add(inputs.Rows);
            return other => other * 3;
        }

        Func<Matrix, Matrix> Noise(Matrix inputs, Matrix targets, RandomStream random) => other => random.Uniform(other.Rows, 1, -5, 5);
        Func<Matrix, Matrix> LeastSquares(Matrix inputs, Matrix targets, RandomStream random)
        {
            var w = CholeskyDecomposition.Of(inputs.TransposeTimes(inputs)).Solve(targets.Column(0) * inputs);
            return other => Matrix.FromColumns(other * w);
        }

        var stack = new Stacking([Truth, Noise], 4).Train(x, y, LeastSquares, new RandomStream(2));
        stack.Predict([[2], [-1]]).IsCloseTo([[6], [-3]], 1e-9).ShouldBeTrue();
        seen.ShouldBe([30, 30, 30, 30, 40]);
    }

    [Fact]
    public void Random_subspaces_show_each_member_its_own_features()
    {
        var x = Matrix.FromRows(Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 6).Select(column => (10.0 * row) + column).ToArray()));
        List<Vector> seen = [];
        var ensemble = new RandomSubspace(40, 0.5).Train(
            x,
            x,
            (part, _, _) =>
            {
                seen.Add(part.Row(0));
                return other => other.Columns == 3 ? Matrix.FromColumns(other.Column(0)) : throw new InvalidOperationException("other features");
            },
            new RandomStream(1));
        seen.ShouldAllBe(row => row.Length == 3 && row[0] < row[1] && row[1] < row[2]);
        seen.Select(row => (row[0], row[1], row[2])).Distinct().Count().ShouldBeGreaterThan(10);
        ensemble.Predictions(x).Select(each => each[0, 0]).ShouldBe(seen.Select(row => row[0]));
    }

    [Fact]
    public void Stacks_of_the_same_learners_and_folds_are_equal()
    {
        var (tree, stump) = (new DecisionTree(3).Learner, DecisionTree.Stump.Learner);
        new Stacking([tree, stump], 3).ShouldBe(new Stacking([tree, stump], 3));
        new Stacking([tree, stump], 3).GetHashCode().ShouldBe(new Stacking([tree, stump], 3).GetHashCode());
        new Stacking([tree, stump], 3).ShouldNotBe(new Stacking([stump, tree], 3));
        new Stacking([tree, stump], 3).ShouldNotBe(new Stacking([tree, stump], 4));
        new Stacking([tree], 3).ShouldNotBe(new Stacking([tree, tree], 3));
    }

    private static int Misses(Matrix o, int[] classes) => o.RowArgMax().Zip(classes).Count(pair => pair.First != pair.Second);
}
