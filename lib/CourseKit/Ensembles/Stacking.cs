using CourseKit.Tensors;
using Learner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;

namespace CourseKit.Ensembles;

/// <summary>Stacking: a learner that is trained on what other learners predict for examples that they have not seen.</summary>
/// <remarks>
/// Wolpert (1992). The examples are dealt into folds; each learner predicts each fold after training on the others. Those
/// predictions, side by side, are the features of the combining learner, the one that <see cref="Train"/> is given. At last
/// each learner is trained on all examples. The ensemble has one member, the stack.
/// </remarks>
public sealed record Stacking : EnsembleMethod
{
    private readonly Learner[] _learners;

    /// <summary>A stack on these learners.</summary>
    /// <param name="learners">At least one.</param>
    /// <param name="folds">Parts that the examples are dealt into, ≥ 2.</param>
    public Stacking(IEnumerable<Learner> learners, int folds = 5)
    {
        _learners = [.. learners];
        if (_learners.Length == 0)
            throw new ArgumentException("learners must be at least one, got none", nameof(learners));
        Folds = Within.AtLeast(2, folds, nameof(folds));
    }

    /// <summary>Parts that the examples are dealt into.</summary>
    public int Folds { get; }

    /// <inheritdoc/>
    public override string Name => $"Stacking on {_learners.Length}";

    /// <inheritdoc/>
    public override string Formula => "p = g(p₁(x), …, p_M(x)), g trained on unseen examples' pₘ";

    /// <summary>Trains the learners, and the given one on their predictions.</summary>
    /// <inheritdoc/>
    public override Ensemble Train(Matrix x, Matrix y, Learner learner, RandomStream random)
    {
        Check(x, y, learner, random);
        if (x.Rows < Folds)
            throw new ShapeException(Invariant($"{Name}: there are {x.Rows} examples for {Folds} folds: there must be at least as many"));
        var order = random.Permutation(x.Rows);
        var honest = new Matrix[_learners.Length];
        for (var m = 0; m < _learners.Length; m++)
            honest[m] = Unseen(_learners[m], x, y, order, random);
        var combiner = learner(SideBySide(honest), y, random.Split());
        var members = _learners.Select(each => each(x, y, random.Split())).ToArray();
        return new Ensemble([other => combiner(SideBySide([.. members.Select(member => member(other))]))]);
    }

    /// <summary>Whether both stack the same functions, in the same order and folds; two lambdas of equal text are two functions.</summary>
    public bool Equals(Stacking? other) => other is not null && Folds == other.Folds && _learners.AsSpan().SequenceEqual(other._learners);

    /// <summary>A hash of the number of learners and folds.</summary>
    public override int GetHashCode() => HashCode.Combine(_learners.Length, Folds);

    private Matrix Unseen(Learner learner, Matrix x, Matrix y, int[] order, RandomStream random)
    {
        Matrix? result = null;
        for (var fold = 0; fold < Folds; fold++)
        {
            Interruption.Poll();
            int[] test = [.. order.Where((_, place) => place % Folds == fold)];
            int[] training = [.. order.Where((_, place) => place % Folds != fold)];
            var prediction = learner(x.TakeRows(training), y.TakeRows(training), random.Split())(x.TakeRows(test));
            result ??= new Matrix(x.Rows, prediction.Columns, prediction.Precision);
            for (var i = 0; i < test.Length; i++)
                result.SetRow(test[i], prediction.Row(i));
        }

        return result!;
    }

    private static Matrix SideBySide(Matrix[] matrices)
    {
        var result = new Matrix(matrices[0].Rows, matrices.Sum(matrix => matrix.Columns), matrices[0].Precision);
        for (var row = 0; row < result.Rows; row++)
            result.SetRow(row, Vector.From(matrices.SelectMany(matrix => matrix.Row(row))));
        return result;
    }
}
