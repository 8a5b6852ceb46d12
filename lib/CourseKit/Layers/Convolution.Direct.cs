using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <content>The formula as it is read, to learn from and to test the fast path by.</content>
public sealed partial record Convolution
{
    /// <summary>The pre-activations z of a batch, loop by loop: b[f] + Σ w[c, i, j, f] · image[c, S·y + i − P, S·x + j − P].</summary>
    /// <remarks>Filters · outputs · taps steps an example, each with its indices: thousands of times slower than the layer.</remarks>
    /// <param name="batch">The images, one a row (examples × channels · height · width).</param>
    /// <param name="input">Their shape.</param>
    /// <param name="weights">W (channels · height · width of a filter × filters).</param>
    /// <param name="bias">b, one number a filter; null for none.</param>
    /// <returns>z, one example a row (examples × filters · output height · output width).</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Matrix Direct(Matrix batch, TensorShape input, Matrix weights, Vector? bias = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(weights);
        RequireFit(batch, input, weights, bias);
        var (channels, height, width) = input;
        var (filters, rows, columns) = OutputShape(input);
        var (F, G) = (Window.Height, Window.Width);
        var top = Padding.Along(Name, height, F, Stride).Before;
        var left = Padding.Along(Name, width, G, Stride).Before;
        var z = new Matrix(batch.Rows, filters * rows * columns, batch.Precision);
        for (var n = 0; n < batch.Rows; n++)
        {
            for (var f = 0; f < filters; f++)
            {
                for (var y = 0; y < rows; y++)
                {
                    for (var x = 0; x < columns; x++)
                    {
                        var sum = bias?[f] ?? 0;
                        for (var c = 0; c < channels; c++)
                        {
                            for (var i = 0; i < F; i++)
                            {
                                for (var j = 0; j < G; j++)
                                {
                                    var (atY, atX) = ((Stride * y) + i - top, (Stride * x) + j - left);
                                    if (atY >= 0 && atY < height && atX >= 0 && atX < width)
                                        sum += weights[(((c * F) + i) * G) + j, f] * batch[n, (((c * height) + atY) * width) + atX];
                                }
                            }
                        }

                        z[n, (((f * rows) + y) * columns) + x] = sum;
                    }
                }
            }
        }

        return z;
    }

    private void RequireFit(Matrix batch, TensorShape input, Matrix weights, Vector? bias)
    {
        var taps = input.Channels * Window.Size;
        if (batch.Columns != input.Size)
            throw new ShapeException(Invariant($"{Name}: the batch is {batch.Rows} × {batch.Columns}, an image {input}, {input.Size} numbers: columns of the batch must equal it"));
        if (weights.Rows != taps || weights.Columns != Filters)
            throw new ShapeException(Invariant($"{Name}: the weights are {weights.Rows} × {weights.Columns}, and images of {input} want channels · window × filters = {taps} × {Filters}"));
        if (bias is not null && bias.Length != Filters)
            throw new ShapeException(Invariant($"{Name}: the bias has {bias.Length} numbers: it must have one for each of {Filters} filters"));
    }
}
