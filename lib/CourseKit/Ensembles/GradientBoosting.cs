using CourseKit.Losses;
using CourseKit.Tensors;
using Learner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;

namespace CourseKit.Ensembles;

/// <summary>Gradient boosting: each member learns what is still missing, and a part of its output is added.</summary>
/// <remarks>
/// Friedman (2001): f₀ the best constant; fₘ = fₘ₋₁ + ρ hₘ, hₘ trained on the negative gradient of the loss at fₘ₋₁, which
/// is the residual y − fₘ₋₁ (squared error) or y − softmax(fₘ₋₁) (cross-entropy). A share below 1 draws other examples,
/// without replacement, for each member (stochastic gradient boosting, 2002). For squared error and trees this is scikit-learn's
/// GradientBoostingRegressor; for cross-entropy trees' leaves are means, without the Newton step that it adds. The first
/// member of the ensemble is the constant.
/// </remarks>
/// <param name="Rounds">Members after the constant, ≥ 1.</param>
/// <param name="Rate">ρ, in (0, ∞), usually in 0.01 … 0.3.</param>
/// <param name="Share">Examples a member gets, as a share of all, in (0, 1]; at least one.</param>
/// <param name="Loss">Squared error for regression, cross-entropy for one-hot classes.</param>
public sealed record GradientBoosting(int Rounds = 100, double Rate = 0.1, double Share = 1, BoostingLoss Loss = BoostingLoss.SquaredError) : EnsembleMethod
{
    /// <summary>Members after the constant, ≥ 1.</summary>
    public int Rounds { get; } = Within.AtLeast(1, Rounds, "rounds");

    /// <summary>ρ, in (0, ∞), usually in 0.01 … 0.3.</summary>
    public double Rate { get; } = Within.Positive(Rate, "rate");

    /// <summary>Examples a member gets, as a share of all, in (0, 1]; at least one.</summary>
    public double Share { get; } = Within.Share(Share, "share");

    /// <inheritdoc/>
    public override string Name => Invariant($"Gradient boosting, {Rounds} rounds, rate {Rate}");

    /// <inheritdoc/>
    public override string Formula => "fₘ = fₘ₋₁ + ρ hₘ, hₘ trained on −∂J/∂fₘ₋₁";

    /// <inheritdoc/>
    public override Ensemble Train(Matrix x, Matrix y, Learner learner, RandomStream random)
    {
        Check(x, y, learner, random);
        var classes = Loss == BoostingLoss.CrossEntropy;
        var start = Start(y, classes);
        var f = new Matrix(x.Rows, y.Columns).AddRow(start);
        List<Func<Matrix, Matrix>> members = [other => new Matrix(other.Rows, start.Length).AddRow(start)];
        for (var round = 0; round < Rounds; round++)
        {
            Interruption.Poll();
            var own = random.Split();
            var missing = y - (classes ? Softmax.At(f) : f);
            var rows = own.Permutation(x.Rows)[..Math.Max(1, (int)Math.Round(Share * x.Rows))];

            // All examples in their own order, so that a share of 1 draws nothing that could matter.
            Array.Sort(rows);
            var member = learner(x.TakeRows(rows), missing.TakeRows(rows), own);
            members.Add(member);
            f += Rate * member(x);
        }

        var weights = new Vector(members.Count) + Rate;
        weights[0] = 1;
        return new Ensemble(members, new Summation(classes), weights);
    }

    /// <summary>The best constant: the mean, or the logarithms of the classes' shares (of a class without examples, as if it had half a one).</summary>
    private static Vector Start(Matrix y, bool classes)
    {
        var mean = y.To(Precision.Double).ColumnMeans();
        return classes ? mean.Map(share => Math.Log(Math.Max(share, 0.5 / y.Rows))) : mean;
    }
}
