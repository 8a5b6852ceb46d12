using CourseKit.Tensors;
using Learner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;
using WeightedLearner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.Vector, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;

namespace CourseKit.Ensembles;

/// <summary>Boosting: each member learns above all from the examples that those before it got wrong; members vote by their merit.</summary>
/// <remarks>
/// SAMME (Zhu et al., 2009); with two classes it is AdaBoost.M1 (Freund and Schapire, 1997). Weights start as 1/N. A round:
/// ε = Σ wᵢ [hₘ(xᵢ) ≠ yᵢ]; αₘ = ρ (ln((1 − ε)/ε) + ln(K − 1)); wᵢ ← wᵢ exp(αₘ [hₘ(xᵢ) ≠ yᵢ]), scaled to sum 1. A member no better than
/// chance, ε ≥ 1 − 1/K, ends the rounds and is left out; one without errors ends them too, its ε taken for 1e-10.
/// With two classes and ρ = 1 the training error is at most Π 2√(ε(1 − ε)): learners that are a little better than chance suffice.
/// </remarks>
/// <param name="Rounds">Most members, ≥ 1.</param>
/// <param name="Rate">ρ, in (0, ∞): below 1 each member counts less.</param>
public sealed record AdaBoost(int Rounds = 50, double Rate = 1) : EnsembleMethod
{
    private const double LeastError = 1e-10;

    /// <summary>Most members, ≥ 1.</summary>
    public int Rounds { get; } = Within.AtLeast(1, Rounds, "rounds");

    /// <summary>ρ, in (0, ∞): below 1 each member counts less.</summary>
    public double Rate { get; } = Within.Positive(Rate, "rate");

    /// <inheritdoc/>
    public override string Name => Invariant($"AdaBoost, {Rounds} rounds{(Rate == 1 ? "" : Invariant($", rate {Rate}"))}");

    /// <inheritdoc/>
    public override string Formula => "p ∝ Σ αₘ [hₘ(x) = k], αₘ = ρ (ln((1 − ε)/ε) + ln(K − 1))";

    /// <summary>Boosts a learner that knows no weights: each round it gets as many examples, drawn by their weights.</summary>
    /// <inheritdoc/>
    public override BoostedEnsemble Train(Matrix x, Matrix y, Learner learner, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return Train(x, y, OnSamples, random);

        Func<Matrix, Matrix> OnSamples(Matrix all, Matrix targets, Vector weights, RandomStream own)
        {
            var sample = Sample(weights, own);
            return learner(all.TakeRows(sample), targets.TakeRows(sample), own);
        }
    }

    /// <summary>Boosts a learner that takes weights, such as <see cref="DecisionTree.WeightedLearner"/>.</summary>
    /// <param name="x">Training examples, one a row (examples × features), at least one.</param>
    /// <param name="y">Their classes, one-hot (examples × classes), at least two classes.</param>
    /// <param name="learner">Trains one member from examples, targets, weights of sum 1 and a stream.</param>
    /// <param name="random">The stream.</param>
    /// <exception cref="ShapeException">There are no examples, not one target a row, or fewer than two classes.</exception>
    /// <exception cref="InvalidOperationException">The first member is no better than chance.</exception>
    public BoostedEnsemble Train(Matrix x, Matrix y, WeightedLearner learner, RandomStream random)
    {
        Check(x, y, learner, random);
        var K = y.Columns;
        if (K < 2)
            throw new ShapeException(Invariant($"{Name}: y is {y.Rows} × {y.Columns}: there must be a column for each of at least two classes"));
        var classes = y.RowArgMax();
        var w = new Vector(x.Rows) + (1.0 / x.Rows);
        List<Func<Matrix, Matrix>> members = [];
        List<double> α = [], errors = [];
        for (var round = 0; round < Rounds; round++)
        {
            Interruption.Poll();
            var member = learner(x, y, w, random.Split());
            var wrong = Wrong(member(x), classes);
            var ε = w.Dot(wrong);
            if (!(ε < 1 - (1.0 / K)))
                break;
            members.Add(member);
            errors.Add(ε);
            var bounded = Math.Max(ε, LeastError);
            α.Add(Rate * (Math.Log((1 - bounded) / bounded) + Math.Log(K - 1)));
            if (ε <= 0)
                break;
            w = w.Hadamard(wrong.Map(miss => Math.Exp(α[^1] * miss)));
            w /= w.Sum();
        }

        return members.Count > 0
            ? new BoostedEnsemble(members, Vector.From(α), Vector.From(errors))
            : throw new InvalidOperationException($"{Name}: the first member is no better than chance on its own training set: take a learner that is");
    }

    /// <summary>1 for each example that is predicted wrongly, else 0.</summary>
    private Vector Wrong(Matrix prediction, int[] classes)
    {
        if (prediction.Rows != classes.Length)
            throw new ShapeException(Invariant($"{Name}: a member predicts {prediction.Rows} × {prediction.Columns} for {classes.Length} examples: it must predict one row each"));
        var predicted = prediction.RowArgMax();
        return Vector.From(predicted.Zip(classes, (o, y) => o == y ? 0.0 : 1));
    }

    /// <summary>As many examples as there are, each as likely as its weight says.</summary>
    private static int[] Sample(Vector weights, RandomStream random)
    {
        var sums = weights.ToArray();
        for (var i = 1; i < sums.Length; i++)
            sums[i] += sums[i - 1];
        return [.. sums.Select(_ =>
        {
            var place = Array.BinarySearch(sums, random.NextUniform() * sums[^1]);
            return Math.Min(place < 0 ? ~place : place + 1, sums.Length - 1);
        })];
    }
}
