using CourseKit.Tensors;
using Learner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;

namespace CourseKit.Ensembles;

/// <summary>Bagging (bootstrap aggregating): each member learns from examples drawn with replacement, predictions are averaged.</summary>
/// <remarks>
/// Breiman (1996). A sample of N out of N misses an example with probability (1 − 1/N)ᴺ → 1/e: about 37 % of the members
/// have not seen it, and predict it honestly (<see cref="BaggedEnsemble.OutOfBag"/>). With trees that look at some features
/// a split, <c>new DecisionTree(8, featureShare: 0.1).Learner</c>, it is a random forest.
/// </remarks>
/// <param name="Members">How many, ≥ 1.</param>
/// <param name="Share">Examples a member gets, as a share of all, in (0, 1]; at least one.</param>
/// <param name="Replacement">Whether an example may come more than once; without, with a share of 1, every member sees the same.</param>
/// <param name="Combination">How predictions are combined; null for <see cref="Averaging"/>.</param>
public sealed record Bagging(int Members = 10, double Share = 1, bool Replacement = true, Combination? Combination = null) : EnsembleMethod
{
    /// <summary>How many, ≥ 1.</summary>
    public int Members { get; } = Within.AtLeast(1, Members, "members");

    /// <summary>Examples a member gets, as a share of all, in (0, 1]; at least one.</summary>
    public double Share { get; } = Within.Share(Share, "share");

    /// <inheritdoc/>
    public override string Name => Invariant($"Bagging of {Members}");

    /// <inheritdoc/>
    public override string Formula => "p = (1/M) Σ pₘ, pₘ from a bootstrap sample";

    /// <inheritdoc/>
    public override BaggedEnsemble Train(Matrix x, Matrix y, Learner learner, RandomStream random)
    {
        Check(x, y, learner, random);
        var count = Math.Max(1, (int)Math.Round(Share * x.Rows));
        var members = new List<(int[] Sample, Func<Matrix, Matrix> Predictor)>();
        for (var m = 0; m < Members; m++)
        {
            Interruption.Poll();
            var own = random.Split();
            var sample = Sample(x.Rows, count, own);
            members.Add((sample, learner(x.TakeRows(sample), y.TakeRows(sample), own)));
        }

        return new BaggedEnsemble(members, Combination, x, y);
    }

    private int[] Sample(int examples, int count, RandomStream random)
        => Replacement
            ? [.. Enumerable.Range(0, count).Select(_ => random.NextInt(examples))]
            : random.Permutation(examples)[..count];
}
