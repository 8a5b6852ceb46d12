using System.Numerics;
using CourseKit.Losses;
using CourseKit.Tensors;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Training;

/// <summary>A linear classifier: scores s = xW + b, probabilities softmax(s), trained by mini-batch gradient descent.</summary>
/// <remarks>
/// The loss is the option's: softmax cross-entropy makes it softmax regression, <see cref="HingeLoss"/> a linear support-
/// vector machine, <c>new MeanSquaredError().After(OutputActivation.Sigmoid)</c> the classifier that chapter 01 warns of.
/// </remarks>
public sealed class SoftmaxClassifier
{
    /// <summary>A classifier whose weights and biases are 0: every class is equally likely.</summary>
    /// <param name="inputs">Numbers an example has, ≥ 1.</param>
    /// <param name="classes">Number of classes, ≥ 2.</param>
    /// <param name="precision">Element type of the weights, and of all computation.</param>
    public SoftmaxClassifier(int inputs, int classes, Precision precision = Precision.Single)
    {
        if (inputs < 1)
            throw new ArgumentOutOfRangeException(nameof(inputs), Invariant($"inputs must be ≥ 1, got {inputs}"));
        if (classes < 2)
            throw new ArgumentOutOfRangeException(nameof(classes), Invariant($"classes must be ≥ 2, got {classes}"));
        Weights = new Matrix(inputs, classes, precision);
        Bias = new Vector(classes, precision);
    }

    /// <summary>A classifier that starts from given weights and biases (copied).</summary>
    /// <param name="weights">W (inputs × classes), whose precision everything is computed in.</param>
    /// <param name="bias">b, one number a class.</param>
    /// <exception cref="ShapeException">There is not one bias a class.</exception>
    public SoftmaxClassifier(Matrix weights, Vector bias)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(bias);
        if (weights.Columns != bias.Length)
            throw new ShapeException(Invariant($"Softmax classifier: the weights are {weights.Rows} × {weights.Columns}, the bias has {bias.Length}: there must be one bias a class"));
        Weights = weights.Copy();
        Bias = new Vector(bias.Elements.CopyTo(weights.Precision));
    }

    /// <summary>W (inputs × classes).</summary>
    public Matrix Weights { get; }

    /// <summary>b, one number a class.</summary>
    public Vector Bias { get; }

    /// <summary>The scores xW + b of a batch (examples × classes).</summary>
    /// <param name="x">One example a row (examples × inputs).</param>
    public Matrix Scores(Matrix x)
    {
        RequireInputs(x);
        return (x.To(Weights.Precision) * Weights).AddRow(Bias);
    }

    /// <summary>The class probabilities softmax(xW + b) of a batch (examples × classes).</summary>
    /// <inheritdoc cref="Scores"/>
    public Matrix Probabilities(Matrix x) => Softmax.At(Scores(x));

    /// <summary>The class with the highest score, for each example.</summary>
    /// <inheritdoc cref="Scores"/>
    public int[] Predict(Matrix x) => Scores(x).RowArgMax();

    /// <summary>Share of examples classified rightly, in [0, 1].</summary>
    /// <param name="x">One example a row (examples × inputs).</param>
    /// <param name="labels">The true class of each, 0 … classes − 1.</param>
    public double Accuracy(Matrix x, int[] labels) => Confusion(x, labels).Accuracy;

    /// <summary>How often each class was taken for each other.</summary>
    /// <inheritdoc cref="Accuracy"/>
    public ConfusionMatrix Confusion(Matrix x, int[] labels) => new(labels, Predict(x), Weights.Columns);

    /// <summary>Trains further from the present weights by mini-batch gradient descent.</summary>
    /// <param name="x">Training examples, one a row (examples × inputs).</param>
    /// <param name="labels">Their classes, 0 … classes − 1.</param>
    /// <param name="options">Loss, learning rate, batch size, epochs, seed.</param>
    /// <param name="validation">Examples and classes that are measured after each epoch but not learned from.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>Loss and accuracy along the way.</returns>
    /// <exception cref="ShapeException">Examples, labels and weights do not fit together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class, or an option is out of its range.</exception>
    public TrainingHistory Train(
        Matrix x, int[] labels, TrainingOptions? options = null, (Matrix X, int[] Labels)? validation = null, CancellationToken cancellation = default)
    {
        options ??= new TrainingOptions();
        options.Validate();
        var training = Prepare(x, labels, "training");
        var held = validation is { } pair ? Prepare(pair.X, pair.Labels, "validation") : null;
        return Weights.Precision == Precision.Single
            ? Train<float>(training, held, options, cancellation)
            : Train<double>(training, held, options, cancellation);
    }

    private TrainingHistory Train<T>(Examples training, Examples? validation, TrainingOptions options, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = options.Seed is { } seed ? new RandomStream(seed) : null;
        int[] order = [.. Enumerable.Range(0, training.X.Rows)];
        var full = new Batch(this, Math.Min(options.BatchSize, order.Length));
        var last = order.Length % options.BatchSize is > 0 and var rest && order.Length > options.BatchSize ? new Batch(this, rest) : full;
        var rate = -T.CreateTruncating(options.LearningRate);
        var steps = new List<double>(options.Epochs * ((order.Length / options.BatchSize) + 1));
        var epochs = new List<EpochRecord>(options.Epochs + 1) { Measure(0, training, validation, options.Loss) };
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            stream?.Shuffle<int>(order);
            for (var start = 0; start < order.Length; start += options.BatchSize)
            {
                Interruption.Poll();
                cancellation.ThrowIfCancellationRequested();
                var count = Math.Min(options.BatchSize, order.Length - start);
                var batch = count == full.X.Rows ? full : last;
                steps.Add(batch.Gradient<T>(this, training, order.AsSpan(start, count), options.Loss));
                Kernels.AddScaled(rate, batch.OfWeights.AsSpan<T>(), Weights.AsSpan<T>());
                Kernels.AddScaled(rate, batch.OfBias.AsSpan<T>(), Bias.AsSpan<T>());
            }

            epochs.Add(Measure(epoch, training, validation, options.Loss));
        }

        return new TrainingHistory(steps, epochs);
    }

    private EpochRecord Measure(int epoch, Examples training, Examples? validation, Loss loss)
    {
        var (value, accuracy) = Measure(training, loss);
        var held = validation is null ? default((double Loss, double Accuracy)?) : Measure(validation, loss);
        return new EpochRecord(epoch, value, accuracy, held?.Loss, held?.Accuracy);
    }

    private (double Loss, double Accuracy) Measure(Examples examples, Loss loss)
    {
        var scores = Scores(examples.X);
        var right = 0;
        var predicted = scores.RowArgMax();
        for (var i = 0; i < predicted.Length; i++)
            right += predicted[i] == examples.Labels[i] ? 1 : 0;
        return (loss.Evaluate(scores, examples.Targets).Value, (double)right / predicted.Length);
    }

    private Examples Prepare(Matrix x, int[] labels, string what)
    {
        RequireInputs(x);
        ArgumentNullException.ThrowIfNull(labels);
        if (x.Rows != labels.Length || x.Rows == 0)
            throw new ShapeException(Invariant($"Softmax classifier: the {what} set has {x.Rows} examples and {labels.Length} labels: there must be one label an example, at least one"));
        return new Examples(x.To(Weights.Precision), labels, Matrix.OneHot(labels, Weights.Columns, Weights.Precision));
    }

    private void RequireInputs(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Columns != Weights.Rows)
            throw new ShapeException(Invariant($"Softmax classifier: the examples are {x.Rows} × {x.Columns}, the weights {Weights.Rows} × {Weights.Columns}: columns of the examples must equal rows of the weights"));
    }

    private sealed record Examples(Matrix X, int[] Labels, Matrix Targets);

    /// <summary>The matrices that a step works in, made once, so that no step allocates.</summary>
    private sealed class Batch(SoftmaxClassifier model, int rows)
    {
        private readonly Matrix _targets = new(rows, model.Weights.Columns, model.Weights.Precision);
        private readonly Matrix _scores = new(rows, model.Weights.Columns, model.Weights.Precision);
        private readonly Matrix _ofScores = new(rows, model.Weights.Columns, model.Weights.Precision);

        public Matrix X { get; } = new(rows, model.Weights.Rows, model.Weights.Precision);

        public Matrix OfWeights { get; } = new(model.Weights.Rows, model.Weights.Columns, model.Weights.Precision);

        public Vector OfBias { get; } = new(model.Bias.Length, model.Weights.Precision);

        public double Gradient<T>(SoftmaxClassifier model, Examples examples, ReadOnlySpan<int> which, Loss loss)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            examples.X.TakeRows(which, X);
            examples.Targets.TakeRows(which, _targets);
            Matrix.Multiply<T>(X, false, model.Weights, false, _scores);
            for (var row = 0; row < which.Length; row++)
                Kernels.Combine<T, Addition>(_scores.RowSpan<T>(row), model.Bias.AsSpan<T>(), _scores.RowSpan<T>(row));
            var value = loss.Evaluate(_scores, _targets, _ofScores);
            Matrix.Multiply<T>(X, true, _ofScores, false, OfWeights);
            Kernels.ColumnSums<T>(_ofScores.AsSpan<T>(), _ofScores.Columns, OfBias.AsSpan<T>());
            return value;
        }
    }
}
