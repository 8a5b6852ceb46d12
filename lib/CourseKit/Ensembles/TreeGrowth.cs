using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>One tree while it grows: from the root down, each node splits its examples as well as one question can.</summary>
internal sealed class TreeGrowth(DecisionTree rule, Matrix x, Matrix y, Vector weights, RandomStream random)
{
    private readonly List<TreeNode> _nodes = [];
    private readonly double[] _weights = weights.ToArray();
    private readonly double[][] _targets = y.ToRows();
    private readonly double[][] _features = x.Transpose().ToRows();

    internal FittedTree Grow(int[] examples)
    {
        AddNode(examples, 0);
        return new FittedTree(_nodes, x.Columns, y.Columns);
    }

    private int AddNode(int[] examples, int depth)
    {
        var place = _nodes.Count;
        var mean = Mean(examples);
        _nodes.Add(new TreeNode(-1, 0, -1, -1, mean));
        if (depth == rule.Depth || examples.Length < 2 * rule.LeastLeaf || IsPure(examples) || BestSplit(examples) is not var (feature, threshold))
            return place;
        var left = AddNode([.. examples.Where(i => _features[feature][i] <= threshold)], depth + 1);
        var right = AddNode([.. examples.Where(i => _features[feature][i] > threshold)], depth + 1);
        _nodes[place] = new TreeNode(feature, threshold, left, right, mean);
        return place;
    }

    /// <summary>The question that leaves the least Σ wᵢ ‖yᵢ − ȳ‖², which is the one of largest Σ over sides of ‖Σ wᵢ yᵢ‖² / Σ wᵢ; null when no question splits.</summary>
    private (int Feature, double Threshold)? BestSplit(int[] examples)
    {
        (int, double)? best = null;
        var bestGain = double.NegativeInfinity;
        var values = new double[examples.Length];
        var order = new int[examples.Length];
        var all = WeightedSum(examples);
        var (left, right) = (new double[y.Columns], new double[y.Columns]);
        foreach (var feature in Features())
        {
            Interruption.Poll();
            for (var i = 0; i < examples.Length; i++)
                (values[i], order[i]) = (_features[feature][examples[i]], examples[i]);
            Array.Sort(values, order);
            Array.Clear(left);
            all.Sum.CopyTo(right, 0);
            var leftWeight = 0.0;
            for (var count = 1; count < order.Length; count++)
            {
                var moved = order[count - 1];
                leftWeight += _weights[moved];
                for (var k = 0; k < left.Length; k++)
                {
                    left[k] += _weights[moved] * _targets[moved][k];
                    right[k] = all.Sum[k] - left[k];
                }

                if (values[count - 1] == values[count] || count < rule.LeastLeaf || order.Length - count < rule.LeastLeaf)
                    continue;
                var gain = (SquaredNorm(left) / leftWeight) + (SquaredNorm(right) / (all.Weight - leftWeight));
                if (gain > bestGain)
                    (bestGain, best) = (gain, (feature, Between(values[count - 1], values[count])));
            }
        }

        return best;
    }

    /// <summary>The middle, or the lower of two neighbouring numbers, so that the upper one stays above.</summary>
    private static double Between(double low, double high)
    {
        var middle = (low / 2) + (high / 2);
        return middle < high ? middle : low;
    }

    private IEnumerable<int> Features()
        => rule.FeatureShare == 1
            ? Enumerable.Range(0, x.Columns)
            : random.Permutation(x.Columns)[..Math.Max(1, (int)Math.Round(rule.FeatureShare * x.Columns))].Order();

    private (double Weight, double[] Sum) WeightedSum(int[] examples)
    {
        var weight = 0.0;
        var sum = new double[y.Columns];
        foreach (var i in examples)
        {
            weight += _weights[i];
            for (var k = 0; k < sum.Length; k++)
                sum[k] += _weights[i] * _targets[i][k];
        }

        return (weight, sum);
    }

    private double[] Mean(int[] examples)
    {
        var (weight, sum) = WeightedSum(examples);
        return [.. sum.Select(each => each / weight)];
    }

    private bool IsPure(int[] examples) => examples.All(i => _targets[i].AsSpan().SequenceEqual(_targets[examples[0]]));

    private static double SquaredNorm(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value * value;
        return sum;
    }
}
