using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>What <see cref="OneHot"/> learned: each nominal column's categories.</summary>
public sealed class FittedOneHot : FittedScaler
{
    private readonly double[]?[] _categories;
    private readonly bool _other;

    internal FittedOneHot(Scaler rule, double[]?[] categories, bool other)
        : base(rule, categories.Length, categories.Sum(known => Width(known, other))) => (_categories, _other) = (categories, other);

    /// <summary>The categories of a column in the order of their new columns; null when the column isn't nominal.</summary>
    /// <param name="column">The column before the transformation, counted from 0.</param>
    public IReadOnlyList<double>? CategoriesOf(int column) => _categories[column];

    private protected override Matrix Forward(Matrix x)
    {
        var result = new Matrix(x.Rows, Outputs, x.Precision);
        for (var i = 0; i < x.Rows; i++)
        {
            var start = 0;
            for (var j = 0; j < Inputs; j++)
            {
                if (_categories[j] is { } known)
                    result[i, start + Place(known, x[i, j], i, j, x.Precision)] = 1;
                else
                    result[i, start] = x[i, j];
                start += Width(_categories[j], _other);
            }
        }

        return result;
    }

    // The largest of the columns names the category, so that a network's softmax can be read back too.
    private protected override Matrix Backward(Matrix z)
    {
        var result = new Matrix(z.Rows, Inputs, z.Precision);
        for (var i = 0; i < z.Rows; i++)
        {
            var start = 0;
            for (var j = 0; j < Inputs; j++)
            {
                var width = Width(_categories[j], _other);
                if (_categories[j] is { } known)
                {
                    var place = z.Row(i)[start..(start + width)].ArgMax();
                    result[i, j] = place < known.Length
                        ? known[place]
                        : throw new InvalidOperationException(Invariant($"{Rule.Name}: row {i} has an unknown category in column {j}: which one is forgotten"));
                }
                else
                {
                    result[i, j] = z[i, start];
                }

                start += width;
            }
        }

        return result;
    }

    private static int Width(double[]? categories, bool other) => categories is null ? 1 : categories.Length + (other ? 1 : 0);

    private int Place(double[] known, double category, int row, int column, Precision precision)
    {
        // A category that a float can't hold exactly is the float nearest to it.
        var place = Array.FindIndex(known, one => one == category || (precision == Precision.Single && (float)one == (float)category));
        if (place >= 0)
            return place;
        return _other
            ? known.Length
            : throw new ArgumentException(Invariant($"{Rule.Name}: row {row}, column {column} has the unknown category {Storage.Text(category)}; known are {string.Join(", ", known.Take(20).Select(Storage.Text))}{(known.Length > 20 ? ", …" : string.Empty)}: name it in the categories, or ask for UnknownCategory.OtherColumn"));
    }
}
