using System.Numerics;
using CourseKit.Tensors;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Losses;

/// <summary>A loss function: how far outputs are from the truth, and in which direction to push them.</summary>
/// <remarks>
/// A new loss is one record with <see cref="Row{T}"/> and one row in <see cref="AllLosses"/>, from which the tests take it.
/// A NaN among the outputs gives a NaN loss, so that a run that has diverged can be seen; a NaN among the targets is an
/// error, as are numbers outside the kinds that <see cref="Outputs"/> and <see cref="Targets"/> name.
/// </remarks>
public abstract record Loss
{
    // Sums of single-precision probabilities miss 1 by about this much.
    private const double SumTolerance = 1e-4;

    /// <summary>The loss's name, as a figure's legend shows it.</summary>
    public abstract string Name { get; }

    /// <summary>The formula, with its ½, its sums and the base of its logarithm.</summary>
    public abstract string Formula { get; }

    /// <summary>What the outputs must be.</summary>
    public abstract OutputKind Outputs { get; }

    /// <summary>What the targets must be.</summary>
    public abstract TargetKind Targets { get; }

    /// <summary>The loss of one example, and its gradient with respect to the output.</summary>
    /// <param name="output">The network's output o (or scores), at least one number.</param>
    /// <param name="target">The truth y, as long as the output.</param>
    /// <exception cref="ShapeException">Output and target differ in length, or are empty.</exception>
    /// <exception cref="ArgumentException">A number is not of the kind that the loss expects.</exception>
    public LossValue Evaluate(Vector output, Vector target)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(target);
        if (output.Length != target.Length || output.Length == 0)
            throw new ShapeException($"{Name}: the output has {output.Length} numbers, the target {target.Length}: both must have the same length, at least 1");
        var (value, gradient) = Evaluate(new Matrix(1, output.Length, output.Elements), new Matrix(1, target.Length, target.Elements));
        return new LossValue(value, new Vector(gradient.Elements));
    }

    /// <summary>The loss of one example of a known class.</summary>
    /// <param name="output">The network's output (or scores), one number a class.</param>
    /// <param name="label">The true class, 0 … classes − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label is not a class.</exception>
    public LossValue Evaluate(Vector output, int label)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Evaluate(output, Matrix.OneHot([label], output.Length, output.Precision).Flatten());
    }

    /// <summary>The loss of one number: <c>loss.Evaluate(0.98, 1)</c>.</summary>
    /// <param name="output">The network's only output.</param>
    /// <param name="target">The truth.</param>
    /// <returns>The loss and its derivative with respect to the output.</returns>
    public (double Value, double Gradient) Evaluate(double output, double target)
    {
        var (value, gradient) = Evaluate(Vector.Of(output), Vector.Of(target));
        return (value, gradient[0]);
    }

    /// <summary>The mean loss of a batch (mean over rows), and its gradient.</summary>
    /// <param name="outputs">One example a row (examples × outputs).</param>
    /// <param name="targets">The truth, of the same shape.</param>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">A number is not of the kind that the loss expects.</exception>
    public BatchLossValue Evaluate(Matrix outputs, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (outputs.Precision != targets.Precision)
            (outputs, targets) = (outputs.To(Precision.Double), targets.To(Precision.Double));
        var gradient = new Matrix(outputs.Rows, outputs.Columns, outputs.Precision);
        return new BatchLossValue(Evaluate(outputs, targets, gradient), gradient);
    }

    /// <summary>The mean loss of a batch with known classes.</summary>
    /// <param name="outputs">One example a row (examples × classes).</param>
    /// <param name="labels">The true class of each row, 0 … classes − 1.</param>
    /// <exception cref="ShapeException">There is not one label a row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    public BatchLossValue Evaluate(Matrix outputs, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length != outputs.Rows)
            throw new ShapeException(Invariant($"{Name}: the outputs are {outputs.Rows} × {outputs.Columns}, and there are {labels.Length} labels: there must be one label a row"));
        return Evaluate(outputs, Matrix.OneHot(labels, outputs.Columns, outputs.Precision));
    }

    /// <summary>The mean loss of a batch, its gradient written into a matrix that is there already.</summary>
    /// <param name="outputs">One example a row (examples × outputs).</param>
    /// <param name="targets">The truth, of the same shape and precision.</param>
    /// <param name="gradient">Receives the gradient of the mean; of the same shape and precision, not one of the others.</param>
    /// <returns>The mean of the rows' losses.</returns>
    public double Evaluate(Matrix outputs, Matrix targets, Matrix gradient)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(gradient);
        if (outputs.Rows != targets.Rows || outputs.Columns != targets.Columns || outputs.Rows == 0 || outputs.Columns == 0)
            throw new ShapeException(Invariant($"{Name}: the outputs are {outputs.Rows} × {outputs.Columns}, the targets {targets.Rows} × {targets.Columns}: both must have the same shape, at least 1 × 1"));
        if (gradient.Rows != outputs.Rows || gradient.Columns != outputs.Columns)
            throw new ShapeException(Invariant($"{Name}: the outputs are {outputs.Rows} × {outputs.Columns}, the gradient's matrix is {gradient.Rows} × {gradient.Columns}: both must have the same shape"));
        return outputs.Precision == Precision.Single
            ? Evaluate<float>(outputs, targets, gradient)
            : Evaluate<double>(outputs, targets, gradient);
    }

    /// <summary>Checks targets once, where the same ones come again and again.</summary>
    /// <param name="targets">The truth (examples × outputs).</param>
    internal void RequireTargets(Matrix targets)
    {
        for (var row = 0; row < targets.Rows; row++)
        {
            if (targets.Precision == Precision.Single)
                CheckTarget<float>(targets.RowSpan<float>(row), row);
            else
                CheckTarget<double>(targets.RowSpan<double>(row), row);
        }
    }

    /// <summary>As <see cref="Evaluate(Matrix, Matrix, Matrix)"/>, of targets that <see cref="RequireTargets"/> has seen and matrices that fit.</summary>
    internal double EvaluateChecked(Matrix outputs, Matrix targets, Matrix gradient)
        => outputs.Precision == Precision.Single
            ? Evaluate<float>(outputs, targets, gradient, seen: true)
            : Evaluate<double>(outputs, targets, gradient, seen: true);

    /// <summary>This loss of an activation's output, as a loss of the scores before it: MSE after a sigmoid, say.</summary>
    /// <param name="activation">What turns scores into this loss's outputs.</param>
    public ActivatedLoss After(OutputActivation activation) => new(activation, this);

    /// <summary>The loss of one example, and its gradient, which it writes.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="output">The example's outputs, checked already.</param>
    /// <param name="target">The truth, checked already.</param>
    /// <param name="gradient">Receives ∂e/∂oᵢ for every i.</param>
    protected internal abstract double Row<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The sum of the rows' losses; each row's gradient. For a loss that is faster with all rows at once; the bits are those of <see cref="Row"/>.</summary>
    internal virtual double Rows<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> gradients, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = 0.0;
        for (var at = 0; at < outputs.Length; at += columns)
            sum += Row(outputs.Slice(at, columns), targets.Slice(at, columns), gradients.Slice(at, columns));
        return sum;
    }

    private double Evaluate<T>(Matrix outputs, Matrix targets, Matrix gradient, bool seen = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = 0; row < outputs.Rows && !(seen && Outputs != OutputKind.Probability); row++)
        {
            if (Outputs == OutputKind.Probability)
                CheckOutput<T>(outputs.RowSpan<T>(row), row);
            if (!seen)
                CheckTarget<T>(targets.RowSpan<T>(row), row);
        }

        var all = gradient.AsSpan<T>();
        var sum = Rows(outputs.AsSpan<T>(), targets.AsSpan<T>(), all, outputs.Columns);
        if (outputs.Rows > 1)
            Kernels.Combine<T, Division>(all, T.CreateTruncating(outputs.Rows), false, all);
        return sum / outputs.Rows;
    }

    private void CheckOutput<T>(ReadOnlySpan<T> output, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < output.Length; i++)
        {
            if (output[i] < T.Zero || output[i] > T.One)
                throw new ArgumentException(Invariant($"{Name}: output [{row}, {i}] must be a probability in [0, 1], got {Text(output[i])}; did you pass scores where a sigmoid's or softmax's output is wanted?"));
        }
    }

    private void CheckTarget<T>(ReadOnlySpan<T> target, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = 0.0;
        var ones = 0;
        for (var i = 0; i < target.Length; i++)
        {
            var y = double.CreateTruncating(target[i]);
            if (double.IsNaN(y) || double.IsInfinity(y) || (Targets != TargetKind.Real && (y is < 0 or > 1)))
                throw new ArgumentException(Invariant($"{Name}: target [{row}, {i}] must be {(Targets == TargetKind.Real ? "a finite number" : "in [0, 1]")}, got {Text(target[i])}"));
            sum += y;
            ones += y == 1 ? 1 : 0;
        }

        if (Targets == TargetKind.Distribution && Math.Abs(sum - 1) > SumTolerance)
            throw new ArgumentException(Invariant($"{Name}: the targets of row {row} must add up to 1, they add up to {Text(sum)}"));
        if (Targets == TargetKind.OneHot && (ones != 1 || sum != 1))
            throw new ArgumentException(Invariant($"{Name}: the targets of row {row} must be a single 1 and zeros, the mark of one class"));
    }

    private static string Text<T>(T value)
        where T : IFormattable
        => value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture);
}
