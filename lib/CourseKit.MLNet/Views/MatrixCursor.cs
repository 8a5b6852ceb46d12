using Microsoft.ML;
using Microsoft.ML.Data;

namespace CourseKit.MLNet.Views;

/// <summary>Goes through the rows once, in a given order.</summary>
internal sealed class MatrixCursor(DataViewSchema schema, IReadOnlyList<ViewColumn> columns, IReadOnlySet<int> active, int[] order) : DataViewRowCursor
{
    private int _at = -1;

    /// <inheritdoc/>
    public override long Position => _at < order.Length ? _at : -1;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override DataViewSchema Schema => schema;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_at < order.Length)
            _at++;
        return _at < order.Length;
    }

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw new ArgumentException($"column '{column.Name}' was not asked for when the cursor was made", nameof(column));
        return columns[column.Index].Getter(Row) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"column '{column.Name}' holds {columns[column.Index].Type}, asked for as {typeof(TValue).Name}");
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row(), 0);

    private int Row()
        => _at >= 0 && _at < order.Length ? order[_at]
            : throw new InvalidOperationException("the cursor stands on no row: call MoveNext first, and stop where it returns false");
}
