using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;
using Learner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;
using WeightedLearner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.Vector, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;

namespace CourseKit.Ensembles;

/// <summary>A small decision tree for regression and classification, the usual member of boosted and bagged ensembles.</summary>
/// <remarks>
/// CART (Breiman et al., 1984). Each split xⱼ ≤ t, t midway between two examples, is the one that lowers Σ wᵢ ‖yᵢ − ȳ‖² most, ȳ the
/// weighted mean of a side's targets and its prediction. For one-hot targets that is the Gini impurity, and predictions are
/// probabilities. Equally good splits: the first feature and the least t. Examples of weight 0 do not count.
/// </remarks>
public sealed record DecisionTree
{
    /// <summary>A rule for growing trees.</summary>
    /// <param name="depth">Most questions from the root to a leaf, ≥ 1.</param>
    /// <param name="leastLeaf">Fewest examples in a leaf, ≥ 1.</param>
    /// <param name="featureShare">Features looked at for each split, drawn anew, as a share of all, in (0, 1]; at least one. Below 1 trees differ, as in a random forest.</param>
    public DecisionTree(int depth = 3, int leastLeaf = 1, double featureShare = 1)
    {
        Depth = Within.AtLeast(1, depth, nameof(depth));
        LeastLeaf = Within.AtLeast(1, leastLeaf, nameof(leastLeaf));
        FeatureShare = Within.Share(featureShare, nameof(featureShare));
    }

    /// <summary>A tree of one question: the weak learner that boosting began with.</summary>
    public static DecisionTree Stump { get; } = new(1);

    /// <summary>Most questions from the root to a leaf.</summary>
    public int Depth { get; }

    /// <summary>Fewest examples in a leaf.</summary>
    public int LeastLeaf { get; }

    /// <summary>Features looked at for each split, as a share of all.</summary>
    public double FeatureShare { get; }

    /// <summary>Growing as a learner for any <see cref="EnsembleMethod"/>.</summary>
    public Learner Learner => (x, y, random) => Fit(x, y, random).Predict;

    /// <summary>Growing as a learner that takes weights, for <see cref="AdaBoost"/>.</summary>
    public WeightedLearner WeightedLearner => (x, y, weights, random) => Fit(x, y, random, weights).Predict;

    /// <summary>Grows a tree.</summary>
    /// <param name="x">Examples, one a row (examples × features), finite; at least one of each.</param>
    /// <param name="y">Targets (examples × outputs), finite.</param>
    /// <param name="random">The stream that features are drawn from; a share of 1 draws nothing.</param>
    /// <param name="weights">One number an example, in [0, ∞), not all 0; null for equal weights.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or there is nothing to learn from.</exception>
    /// <exception cref="ArgumentException">A number is not finite, or a weight out of range.</exception>
    public FittedTree Fit(Matrix x, Matrix y, RandomStream random, Vector? weights = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(random);
        weights ??= new Vector(x.Rows) + 1;
        if (x.Rows != y.Rows || x.Rows != weights.Length || x.Rows == 0 || x.Columns == 0 || y.Columns == 0)
            throw new ShapeException(Invariant($"Decision tree: x is {x.Rows} × {x.Columns}, y is {y.Rows} × {y.Columns}, weights are {weights.Length}: there must be at least one example, feature and output, and one target and one weight an example"));
        RequireFinite(x, "x");
        RequireFinite(y, "y");
        for (var i = 0; i < weights.Length; i++)
            _ = Within.NotNegative(weights[i], Invariant($"weight {i}"));
        int[] counted = [.. Enumerable.Range(0, x.Rows).Where(i => weights[i] > 0)];
        return counted.Length > 0
            ? new TreeGrowth(this, x, y, weights, random).Grow(counted)
            : throw new ArgumentException("Decision tree: all weights are 0: one must be larger");
    }

    private static void RequireFinite(Matrix data, string name)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            for (var column = 0; column < data.Columns; column++)
            {
                if (!double.IsFinite(data[row, column]))
                    throw new ArgumentException(Invariant($"Decision tree: {name}'s row {row}, column {column} must be a finite number, got {data[row, column]}"));
            }
        }
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
