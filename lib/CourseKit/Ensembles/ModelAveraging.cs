using CourseKit.Tensors;
using Learner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;

namespace CourseKit.Ensembles;

/// <summary>Model averaging: the same learner on the same data, from different random starts.</summary>
/// <remarks>Networks that start elsewhere, and see their batches in another order, make errors that are independent in part.</remarks>
/// <param name="Members">How many, ≥ 1.</param>
/// <param name="Combination">How predictions are combined; null for <see cref="Averaging"/>.</param>
public sealed record ModelAveraging(int Members = 10, Combination? Combination = null) : EnsembleMethod
{
    /// <summary>How many, ≥ 1.</summary>
    public int Members { get; } = Within.AtLeast(1, Members, "members");

    /// <inheritdoc/>
    public override string Name => Invariant($"Model averaging of {Members}");

    /// <inheritdoc/>
    public override string Formula => "p = (1/M) Σ pₘ, pₘ from random starts";

    /// <inheritdoc/>
    public override Ensemble Train(Matrix x, Matrix y, Learner learner, RandomStream random)
    {
        Check(x, y, learner, random);
        return new Ensemble(Enumerable.Range(0, Members).Select(_ => learner(x, y, random.Split())), Combination);
    }
}
