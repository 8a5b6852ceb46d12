using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>What <see cref="FillMissing"/> learned.</summary>
public sealed class FittedFill : FittedScaler
{
    private readonly Vector _fill;
    private readonly int[] _marked;

    internal FittedFill(Scaler rule, Vector fill, int[] marked)
        : base(rule, fill.Length, fill.Length + marked.Length) => (_fill, _marked) = (fill, marked);

    /// <summary>What each feature is filled with (a copy).</summary>
    public Vector Fill => _fill.Copy();

    /// <summary>The features, by number, that have a column of their own to mark what was filled.</summary>
    public IReadOnlyList<int> Marked => _marked;

    private protected override Matrix Forward(Matrix x)
    {
        var result = new Matrix(x.Rows, Outputs, x.Precision);
        for (var i = 0; i < x.Rows; i++)
        {
            for (var j = 0; j < Inputs; j++)
                result[i, j] = double.IsNaN(x[i, j]) ? _fill[j] : x[i, j];
            for (var k = 0; k < _marked.Length; k++)
                result[i, Inputs + k] = double.IsNaN(x[i, _marked[k]]) ? 1 : 0;
        }

        return result;
    }

    private protected override Matrix Backward(Matrix z)
    {
        var result = new Matrix(z.Rows, Inputs, z.Precision);
        for (var i = 0; i < z.Rows; i++)
        {
            for (var j = 0; j < Inputs; j++)
                result[i, j] = z[i, j];
            for (var k = 0; k < _marked.Length; k++)
            {
                if (z[i, Inputs + k] == 1)
                    result[i, _marked[k]] = double.NaN;
            }
        }

        return result;
    }
}
