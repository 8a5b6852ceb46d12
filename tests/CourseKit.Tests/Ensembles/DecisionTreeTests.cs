using CourseKit.Ensembles;
using CourseKit.Tensors;

namespace CourseKit.Tests.Ensembles;

/// <summary>Small trees grown by hand.</summary>
public class DecisionTreeTests
{
    private static readonly RandomStream None = new(0);

    [Fact]
    public void A_stump_asks_the_best_question_at_the_middle()
    {
        // Σ ‖y − ȳ‖² after the split at 2.5 is 0.5 + 0: no other is as low.
        var tree = DecisionTree.Stump.Fit([[1, 5], [2, 5], [3, 5], [4, 5]], [[0], [1], [6], [6]], None);
        tree.Nodes.Count.ShouldBe(3);
        (tree.Nodes[0].Feature, tree.Nodes[0].Threshold).ShouldBe((0, 2.5));
        tree.Predict([[2.5, 0], [2.6, 0], [double.NaN, 0]]).ShouldBe([[0.5], [6], [6]]);
        tree.Nodes[0].Mean.ShouldBe([3.25]);
    }

    [Fact]
    public void Two_questions_solve_exclusive_or_where_one_gains_nothing()
    {
        Matrix x = [[0, 0], [0, 1], [1, 0], [1, 1]];
        var y = Matrix.OneHot([0, 1, 1, 0], 2);
        new DecisionTree(2).Fit(x, y, None).Predict(x).ShouldBe(y);
        DecisionTree.Stump.Fit(x, y, None).Predict(x).ShouldBe(Matrix.Filled(4, 2, 0.5));
    }

    [Fact]
    public void Weights_count_like_repeated_examples()
    {
        var random = new RandomStream(1);
        var (x, y) = (random.Uniform(12, 3), random.Uniform(12, 2));
        int[] times = [1, 2, 0, 3, 1, 1, 0, 2, 1, 4, 1, 1];
        int[] rows = [.. times.SelectMany((count, row) => Enumerable.Repeat(row, count))];
        var weighted = new DecisionTree(3).Fit(x, y, None, Vector.From(times.Select(count => (double)count)));
        var repeated = new DecisionTree(3).Fit(x.TakeRows(rows), y.TakeRows(rows), None);
        weighted.Predict(x).IsCloseTo(repeated.Predict(x), 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void Leaves_are_as_large_and_the_tree_as_deep_as_asked()
    {
        var random = new RandomStream(1);
        var (x, y) = (random.Uniform(50, 3), random.Uniform(50, 1));
        var tree = new DecisionTree(4, leastLeaf: 7).Fit(x, y, None);
        tree.Predict(x).Column(0).CountBy(value => value).ShouldAllBe(leaf => leaf.Value >= 7);
        Depth(tree, 0).ShouldBeLessThanOrEqualTo(4);
        Depth(new DecisionTree(20).Fit(x, y, None), 0).ShouldBeGreaterThan(4);
        new DecisionTree(50).Fit(x, y, None).Predict(x).IsCloseTo(y, 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void Constant_features_equal_targets_and_neighbouring_numbers_are_no_trouble()
    {
        new DecisionTree(3).Fit(Matrix.Filled(4, 2, 0.1), [[1], [2], [3], [6]], None).Nodes.ShouldHaveSingleItem().Mean.ShouldBe([3]);
        new DecisionTree(3).Fit([[1], [2]], [[5], [5]], None).Nodes.Count.ShouldBe(1);
        var next = Math.BitIncrement(1.0);
        new DecisionTree(1).Fit([[1], [next]], [[0], [1]], None).Predict([[1], [next]]).ShouldBe([[0], [1]]);

        // The middle of these two is rounded to the upper one.
        var after = Math.BitIncrement(next);
        new DecisionTree(1).Fit([[next], [after]], [[0], [1]], None).Predict([[next], [after]]).ShouldBe([[0], [1]]);
        new DecisionTree(1).Fit([[-double.MaxValue], [double.MaxValue]], [[0], [1]], None).Predict([[-1e308], [1e308]]).ShouldBe([[0], [1]]);
    }

    [Fact]
    public void What_cannot_be_learned_from_is_refused()
    {
        var tree = new DecisionTree(2);
        Should.Throw<ShapeException>(() => tree.Fit(Matrix.Zeros(0, 2), Matrix.Zeros(0, 1), None)).Message.ShouldContain("at least one example");
        Should.Throw<ShapeException>(() => tree.Fit(Matrix.Zeros(2, 2), Matrix.Zeros(3, 1), None));
        Should.Throw<ArgumentException>(() => tree.Fit([[1], [double.NaN]], [[1], [2]], None)).Message.ShouldContain("x's row 1, column 0 must be a finite number, got NaN");
        Should.Throw<ArgumentException>(() => tree.Fit([[1], [2]], [[1], [double.PositiveInfinity]], None)).Message.ShouldContain("y's row 1");
        Should.Throw<ArgumentOutOfRangeException>(() => tree.Fit([[1], [2]], [[1], [2]], None, [1, -1])).Message.ShouldContain("weight 1 must be in [0, ∞), got -1");
        Should.Throw<ArgumentException>(() => tree.Fit([[1], [2]], [[1], [2]], None, [0, 0])).Message.ShouldContain("all weights are 0");
        Should.Throw<ShapeException>(() => tree.Fit([[1], [2]], [[1], [2]], None).Predict([[1, 2]])).Message.ShouldContain("grown on 1 features");
    }

    private static int Depth(FittedTree tree, int place)
        => tree.Nodes[place] is { IsLeaf: false } node ? 1 + Math.Max(Depth(tree, node.Left), Depth(tree, node.Right)) : 0;
}
