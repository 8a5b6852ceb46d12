using CourseKit.MLNet.Views;
using CourseKit.Tensors;
using CourseKit.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CourseKit.MLNet;

/// <summary>A matrix, one example a row, as ML.NET reads it: rows are handed out one at a time, none is copied before.</summary>
/// <remarks>
/// Columns are named <c>Features</c> and <c>Label</c>, which ML.NET's trainers expect. ML.NET computes in single
/// precision, so a matrix of doubles is rounded row by row. Classes 0 … k − 1 are ML.NET's keys 1 … k: all k are known
/// from the start, though a fold should lack some of them.
/// </remarks>
/// <example><code>var model = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(MatrixDataView.Of(train));</code></example>
public sealed class MatrixDataView : IDataView
{
    private readonly ViewColumn[] _columns;
    private readonly int _rows;

    private MatrixDataView(Matrix x, params ViewColumn[] labels)
    {
        _rows = x.Rows;
        _columns = [new FeatureColumn(x), .. labels];
        var schema = new DataViewSchema.Builder();
        foreach (var column in _columns)
            schema.AddColumn(column.Name, column.Type);
        Schema = schema.ToSchema();
    }

    /// <inheritdoc/>
    public bool CanShuffle => true;

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <summary>Examples without answers, to predict.</summary>
    /// <param name="x">One example a row (examples × features).</param>
    public static MatrixDataView Of(Matrix x) => new(Checked(x));

    /// <summary>Examples of classes.</summary>
    /// <param name="x">One example a row (examples × features).</param>
    /// <param name="labels">The class of each, 0 … classes − 1.</param>
    /// <param name="classes">How many classes there are, ≥ 2.</param>
    /// <exception cref="ShapeException">There is not one label an example.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    public static MatrixDataView Of(Matrix x, IReadOnlyList<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        RequireOneEach(Checked(x), labels.Count, "labels");
        for (var i = 0; i < labels.Count; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(labels), Invariant($"label {i} must be in 0 … {classes - 1}, got {labels[i]}"));
        }

        return new(x, new LabelColumn<uint>(new KeyDataViewType(typeof(uint), classes), row => (uint)labels[row] + 1));
    }

    /// <summary>Examples of two classes, for ML.NET's binary trainers.</summary>
    /// <param name="x">One example a row (examples × features).</param>
    /// <param name="labels">Whether each example is of the positive class.</param>
    /// <exception cref="ShapeException">There is not one label an example.</exception>
    public static MatrixDataView Of(Matrix x, IReadOnlyList<bool> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        RequireOneEach(Checked(x), labels.Count, "labels");
        return new(x, new LabelColumn<bool>(BooleanDataViewType.Instance, row => labels[row]));
    }

    /// <summary>Examples whose answers are numbers, for regression.</summary>
    /// <param name="x">One example a row (examples × features).</param>
    /// <param name="targets">The number that belongs to each example.</param>
    /// <exception cref="ShapeException">There is not one target an example.</exception>
    public static MatrixDataView Of(Matrix x, Vector targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        RequireOneEach(Checked(x), targets.Length, "targets");
        return new(x, new LabelColumn<float>(NumberDataViewType.Single, row => (float)targets[row]));
    }

    /// <summary>A training, validation or test set: classes where it has labels, else the numbers of its only target.</summary>
    /// <param name="examples">The examples.</param>
    /// <exception cref="ShapeException">The targets are no classes, and more than one number an example.</exception>
    public static MatrixDataView Of(Examples examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Labels is not null)
            return Of(examples.X, examples.Labels, examples.Targets.Columns);
        return examples.Targets.Columns == 1
            ? Of(examples.X, examples.Targets.Column(0))
            : throw new ShapeException(Invariant($"Data view: the targets are {examples.Targets.Rows} × {examples.Targets.Columns}: ML.NET learns classes or one number an example"));
    }

    /// <inheritdoc/>
    public long? GetRowCount() => _rows;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        var order = Enumerable.Range(0, _rows).ToArray();
        rand?.Shuffle(order);
        return new MatrixCursor(Schema, _columns, columnsNeeded.Select(column => column.Index).ToHashSet(), order);
    }

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private static Matrix Checked(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Columns > 0 ? x : throw new ShapeException(Invariant($"Data view: the examples are {x.Rows} × 0: there must be at least one feature"));
    }

    private static void RequireOneEach(Matrix x, int count, string what)
    {
        if (count != x.Rows)
            throw new ShapeException(Invariant($"Data view: there are {x.Rows} examples and {count} {what}: there must be one an example"));
    }
}
