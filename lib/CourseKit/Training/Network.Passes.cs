using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <content>Forward and back.</content>
public sealed partial class Network
{
    // Rows that a prediction works on at a time: enough for a fast product, few enough for the cache.
    private const int Chunk = 250;

    // Batch sizes whose matrices are kept: a full batch, an epoch's last, a chunk of prediction and its rest, and some to spare.
    private const int MostPasses = 8;

    /// <summary>What the network makes of examples when it predicts: nothing is dropped, running averages count.</summary>
    /// <param name="x">One example a row (examples × input size); 0 rows give 0 rows.</param>
    /// <returns>The outputs (examples × output size), a new matrix.</returns>
    /// <exception cref="ShapeException">The examples have not as many numbers as the network takes.</exception>
    public Matrix Predict(Matrix x)
    {
        RequireInput(x);
        var examples = x.To(Precision);
        var result = new Matrix(x.Rows, Output.Size, Precision);
        for (var start = 0; start < x.Rows; start += Chunk)
        {
            Interruption.Poll();
            var count = Math.Min(Chunk, x.Rows - start);
            Forward(examples.View(start, count), training: false).Output.CopyTo(result.View(start, count));
        }

        return result;
    }

    /// <summary>The place of each example's largest output: its class.</summary>
    /// <inheritdoc cref="Predict"/>
    public int[] Classify(Matrix x) => Predict(x).RowArgMax();

    /// <summary>The mean loss of a batch as training sees it, and its gradient, which it leaves in <see cref="Gradients"/>.</summary>
    /// <param name="x">One example a row (examples × input size), at least one.</param>
    /// <param name="targets">The truth (examples × output size).</param>
    /// <param name="loss">The loss of the network's outputs.</param>
    /// <exception cref="ShapeException">Shapes do not fit, or the batch is empty.</exception>
    public double Gradient(Matrix x, Matrix targets, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(loss);
        RequireInput(x);
        if (x.Rows == 0 || x.Rows != targets.Rows)
            throw new ShapeException(Invariant($"Network: the batch has {x.Rows} examples, and there are {targets.Rows} targets: there must be one target an example, at least one"));
        var pass = Forward(x.To(Precision), training: true);
        var value = loss.Evaluate(pass.Output, targets.To(Precision), pass.OutputGradient);
        Backward(pass);
        return value;
    }

    /// <summary>The loss on examples when the network predicts: the mean over all of them.</summary>
    /// <inheritdoc cref="Gradient(Matrix, Matrix, Loss)"/>
    public double Loss(Matrix x, Matrix targets, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return loss.Evaluate(Predict(x), targets.To(Precision)).Value;
    }

    /// <summary>One pass in the network's own matrices, which the next pass of as many rows overwrites.</summary>
    internal NetworkPass Forward(Matrix x, bool training)
    {
        var pass = PassOf(x.Rows);
        x.CopyTo(pass.Input);
        Run(pass, training);
        return pass;
    }

    /// <summary>Forward from what stands in the pass's input.</summary>
    internal void Run(NetworkPass pass, bool training)
    {
        for (var layer = 0; layer < Layers.Count; layer++)
        {
            pass.Layers[layer].Training = training && layer >= Frozen;
            if (Precision == Precision.Single)
                Layers[layer].Forward<float>(pass.Layers[layer]);
            else
                Layers[layer].Forward<double>(pass.Layers[layer]);
        }
    }

    /// <summary>From the output's gradient, which stands in the pass, to every parameter's.</summary>
    /// <param name="pass">The pass, forward already.</param>
    /// <param name="before">Is told each layer before its turn, while its output's gradient is whole.</param>
    internal void Backward(NetworkPass pass, Action<int>? before = null)
    {
        for (var layer = Layers.Count - 1; layer >= Frozen; layer--)
        {
            before?.Invoke(layer);
            if (Precision == Precision.Single)
                Layers[layer].Backward<float>(pass.Layers[layer]);
            else
                Layers[layer].Backward<double>(pass.Layers[layer]);
        }
    }

    /// <summary>The matrices of a batch size: made at its first use.</summary>
    internal NetworkPass PassOf(int rows)
    {
        if (_passes.TryGetValue(rows, out var pass))
            return pass;
        if (_passes.Count >= MostPasses)
            _passes.Clear();
        return _passes[rows] = new NetworkPass(this, _memories, rows);
    }

    private void RequireInput(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Columns != Input.Size)
            throw new ShapeException(Invariant($"Network: the examples are {x.Rows} × {x.Columns}, the network takes {Input}, {Input.Size} numbers an example: columns of the examples must equal it"));
    }
}
