using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Examples with their true answers: a training, validation or test set.</summary>
/// <remarks>The matrices are not copied unless their precision has to change: leave them alone while a network learns from them.</remarks>
public sealed class Examples
{
    /// <summary>Examples with answers of any numbers.</summary>
    /// <param name="x">One example a row (examples × input size), at least one.</param>
    /// <param name="targets">The truth (examples × output size).</param>
    /// <exception cref="ShapeException">There is not one target an example, or no example.</exception>
    public Examples(Matrix x, Matrix targets)
        : this(x, targets, null)
    {
    }

    /// <summary>Examples of known classes: the targets are rows with a single 1.</summary>
    /// <param name="x">One example a row (examples × input size), at least one.</param>
    /// <param name="labels">The class of each, 0 … classes − 1.</param>
    /// <param name="classes">How many classes there are, ≥ 2.</param>
    /// <exception cref="ShapeException">There is not one label an example, or no example.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    public Examples(Matrix x, int[] labels, int classes)
        : this(x, OneHot(x, labels, classes), labels)
    {
    }

    private Examples(Matrix x, Matrix targets, int[]? labels)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(targets);
        if (x.Rows == 0 || x.Rows != targets.Rows)
            throw new ShapeException(Invariant($"Examples: there are {x.Rows} examples and {targets.Rows} targets: there must be one target an example, at least one"));
        (X, Targets, Labels) = (x, targets, labels);
    }

    /// <summary>One example a row (examples × input size).</summary>
    public Matrix X { get; }

    /// <summary>The truth (examples × output size).</summary>
    public Matrix Targets { get; }

    /// <summary>The class of each example; null where the targets are not classes.</summary>
    public IReadOnlyList<int>? Labels { get; }

    /// <summary>How many.</summary>
    public int Count => X.Rows;

    /// <summary>Some of them, in the order named.</summary>
    /// <param name="which">Their numbers, counted from 0, at least one.</param>
    public Examples Take(params ReadOnlySpan<int> which)
    {
        var labels = default(int[]);
        if (Labels is not null)
        {
            labels = new int[which.Length];
            for (var i = 0; i < which.Length; i++)
                labels[i] = Labels[which[i]];
        }

        return new Examples(X.TakeRows(which), Targets.TakeRows(which), labels);
    }

    /// <summary>The first of them.</summary>
    /// <param name="count">How many at most, ≥ 1.</param>
    public Examples First(int count)
        => count >= Count ? this : Take([.. Enumerable.Range(0, count >= 1 ? count : throw new ArgumentOutOfRangeException(nameof(count), Invariant($"count must be ≥ 1, got {count}")))]);

    internal Examples In(Precision precision)
        => X.Precision == precision && Targets.Precision == precision ? this : new Examples(X.To(precision), Targets.To(precision), (int[]?)Labels);

    internal void RequireFit(Network network, string what)
    {
        if (X.Columns != network.Input.Size)
            throw new ShapeException(Invariant($"Training: the {what} examples are {X.Rows} × {X.Columns}, the network takes {network.Input}, {network.Input.Size} numbers an example: columns of the examples must equal it"));
        if (Targets.Columns != network.Output.Size)
            throw new ShapeException(Invariant($"Training: the {what} targets are {Targets.Rows} × {Targets.Columns}, the network gives {network.Output.Size} numbers an example: columns of the targets must equal it"));
    }

    private static Matrix OneHot(Matrix x, int[] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(labels);
        if (classes < 2)
            throw new ArgumentOutOfRangeException(nameof(classes), Invariant($"classes must be ≥ 2, got {classes}"));
        return Matrix.OneHot(labels, classes, x.Precision);
    }
}
