using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>An ensemble whose members know which examples they learned from, so that the training set tests it.</summary>
public sealed class BaggedEnsemble : Ensemble
{
    internal BaggedEnsemble(IReadOnlyList<(int[] Sample, Func<Matrix, Matrix> Predictor)> members, Combination? combination, Matrix x, Matrix y)
        : base(members.Select(member => member.Predictor), combination)
    {
        Samples = [.. members.Select(member => member.Sample)];
        OutOfBag = PredictOutOfBag(x, y.Columns);
        (OutOfBagSquaredError, OutOfBagErrorRate) = Errors(y);
    }

    /// <summary>The training examples of each member, by row; one that was drawn twice comes twice.</summary>
    public IReadOnlyList<int[]> Samples { get; }

    /// <summary>The prediction for each training example by the members that did not learn from it (examples × outputs); NaN where all did.</summary>
    public Matrix OutOfBag { get; }

    /// <summary>The mean over examples of the squared out-of-bag error, summed over outputs; NaN when no example is out of a bag.</summary>
    public double OutOfBagSquaredError { get; }

    /// <summary>The share of examples whose largest out-of-bag output is not at their class; NaN when no example is out of a bag, or there is one output.</summary>
    public double OutOfBagErrorRate { get; }

    private Matrix PredictOutOfBag(Matrix x, int outputs)
    {
        var result = new Matrix(x.Rows, outputs, x.Precision);
        var seen = Samples.Select(sample => sample.ToHashSet()).ToList();

        // Each member predicts what it has not seen in one batch; rows are then combined.
        var rows = seen.Select(bag => Enumerable.Range(0, x.Rows).Where(row => !bag.Contains(row)).ToArray()).ToList();
        var predictions = rows.Select((unseen, m) => unseen.Length == 0 ? null : Members[m](x.TakeRows(unseen))).ToList();
        var places = rows.Select(unseen => unseen.Select((row, place) => (row, place)).ToDictionary()).ToList();
        for (var row = 0; row < x.Rows; row++)
        {
            var honest = Enumerable.Range(0, Members.Count).Where(m => places[m].ContainsKey(row)).ToList();
            result.SetRow(row, honest.Count == 0
                ? new Vector(outputs) + double.NaN
                : Combination.Of([.. honest.Select(m => predictions[m]!.View(places[m][row], 1))]).Row(0));
        }

        return result;
    }

    private (double Squared, double Rate) Errors(Matrix y)
    {
        var (squared, wrong, count) = (0.0, 0, 0);
        for (var row = 0; row < y.Rows; row++)
        {
            var (o, target) = (OutOfBag.Row(row), y.Row(row));
            if (o.Any(double.IsNaN))
                continue;
            count++;
            squared += (o - target).Dot(o - target);
            wrong += o.ArgMax() == target.ArgMax() ? 0 : 1;
        }

        return (squared / count, y.Columns < 2 ? double.NaN : wrong / (double)count);
    }
}
