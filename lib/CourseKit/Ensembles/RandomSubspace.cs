using CourseKit.Tensors;
using Learner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;

namespace CourseKit.Ensembles;

/// <summary>Random subspaces: each member sees some of the features only, drawn without replacement; predictions are averaged.</summary>
/// <remarks>Ho (1998). Members differ although they learn from the same examples; useful when features are many and alike.</remarks>
/// <param name="Members">How many, ≥ 1.</param>
/// <param name="Share">Features a member sees, as a share of all, in (0, 1]; at least one.</param>
/// <param name="Combination">How predictions are combined; null for <see cref="Averaging"/>.</param>
public sealed record RandomSubspace(int Members = 10, double Share = 0.5, Combination? Combination = null) : EnsembleMethod
{
    /// <summary>How many, ≥ 1.</summary>
    public int Members { get; } = Within.AtLeast(1, Members, "members");

    /// <summary>Features a member sees, as a share of all, in (0, 1]; at least one.</summary>
    public double Share { get; } = Within.Share(Share, "share");

    /// <inheritdoc/>
    public override string Name => Invariant($"Random subspaces: {Members} of {Share} of the features");

    /// <inheritdoc/>
    public override string Formula => "p = (1/M) Σ pₘ(x_S), S random features";

    /// <inheritdoc/>
    public override Ensemble Train(Matrix x, Matrix y, Learner learner, RandomStream random)
    {
        Check(x, y, learner, random);
        if (x.Columns == 0)
            throw new ShapeException(Invariant($"{Name}: x is {x.Rows} × 0: there must be at least one feature"));
        return new Ensemble(Enumerable.Range(0, Members).Select(_ => Member(x, y, learner, random.Split())), Combination);
    }

    private Func<Matrix, Matrix> Member(Matrix x, Matrix y, Learner learner, RandomStream random)
    {
        var features = random.Permutation(x.Columns)[..Math.Max(1, (int)Math.Round(Share * x.Columns))];
        Array.Sort(features);
        var predictor = learner(Columns(x, features), y, random);
        return other => predictor(Columns(other, features));
    }

    private static Matrix Columns(Matrix x, int[] features) => x.Transpose().TakeRows(features).Transpose();
}
