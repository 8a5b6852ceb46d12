using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>A grown decision tree.</summary>
public sealed class FittedTree
{
    private readonly int _features;
    private readonly int _outputs;

    internal FittedTree(IReadOnlyList<TreeNode> nodes, int features, int outputs) => (Nodes, _features, _outputs) = (nodes, features, outputs);

    /// <summary>The nodes, the root first, each before the nodes below it.</summary>
    public IReadOnlyList<TreeNode> Nodes { get; }

    /// <summary>The mean target of each example's leaf.</summary>
    /// <param name="x">One example a row (examples × features); a NaN goes right.</param>
    /// <returns>Outputs (examples × outputs), of x's precision.</returns>
    /// <exception cref="ShapeException">x has another number of features.</exception>
    public Matrix Predict(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Columns != _features)
            throw new ShapeException(Invariant($"Decision tree: x is {x.Rows} × {x.Columns}, it was grown on {_features} features: x must have as many"));
        var result = new Matrix(x.Rows, _outputs, x.Precision);
        for (var row = 0; row < x.Rows; row++)
        {
            var node = Nodes[0];
            while (!node.IsLeaf)
                node = Nodes[x[row, node.Feature] <= node.Threshold ? node.Left : node.Right];
            for (var k = 0; k < _outputs; k++)
                result[row, k] = node.Mean[k];
        }

        return result;
    }
}
