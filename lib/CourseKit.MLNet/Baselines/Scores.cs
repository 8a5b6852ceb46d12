using CourseKit.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CourseKit.MLNet.Baselines;

/// <summary>Reads what a classifier gives.</summary>
internal static class Scores
{
    /// <summary>The column named Score as a matrix (examples × classes).</summary>
    public static Matrix Of(IDataView scored, int classes)
    {
        var column = scored.Schema["Score"];
        if (column.Type is not VectorDataViewType { Size: var size } || size != classes)
            throw new InvalidOperationException(Invariant($"ML.NET's model must give {classes} scores an example, gave {column.Type}"));
        var rows = new List<float[]>();
        using var cursor = scored.GetRowCursor([column]);
        var get = cursor.GetGetter<VBuffer<float>>(column);
        var buffer = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            get(ref buffer);
            rows.Add([.. buffer.DenseValues()]);
        }

        return new Matrix(rows.Count, classes, [.. rows.SelectMany(row => row.Select(score => (double)score))]);
    }
}
