using System.Numerics;
using CourseKit.Normalization;
using CourseKit.Tensors;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Training;

/// <summary>After training: the running averages of batch normalization replaced by the statistics of the whole training set.</summary>
/// <remarks>
/// Algorithm 2 of Ioffe and Szegedy (2015), the lecture's post-processing before (5.18). Layer by layer from the input:
/// the training set goes, predicting, up to the layer, and there every feature's mean and variance (1/N, the set being the
/// population) are taken over all N examples (of images, over all N · height · width numbers). Parts of the set are joined by
/// Chan's formula, so that the result does not depend on how it was cut, but for rounding. Nothing else of the network changes.
/// </remarks>
public static class PopulationStatistics
{
    // Rows that are worked on at a time, as when the network predicts.
    private const int Chunk = 250;

    /// <summary>Measures and stores μ and σ² of every batch normalization of a network.</summary>
    /// <param name="network">The network, which from now on predicts with them.</param>
    /// <param name="x">The training set, one example a row (examples × input size), at least one.</param>
    /// <returns>How many layers were batch normalizations; 0 is no error.</returns>
    /// <exception cref="ShapeException">There is no example, or they have not as many numbers as the network takes.</exception>
    public static int Measure(Network network, Matrix x)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rows == 0 || x.Columns != network.Input.Size)
            throw new ShapeException(Invariant($"Population statistics: the examples are {x.Rows} × {x.Columns}, the network takes {network.Input.Size} numbers an example: there must be at least one example, of as many columns"));
        var layers = Enumerable.Range(0, network.Layers.Count).Where(layer => network.Layers[layer] is BatchNorm).ToArray();
        foreach (var layer in layers)
        {
            if (network.Precision == Precision.Single)
                Measure<float>(network, x.To(Precision.Single), layer);
            else
                Measure<double>(network, x.To(Precision.Double), layer);
        }

        return layers.Length;
    }

    private static void Measure<T>(Network network, Matrix x, int layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shape = network.Shapes[layer];
        var (mean, squares) = (new double[shape.Channels], new double[shape.Channels]);
        var count = 0.0;
        for (var start = 0; start < x.Rows; start += Chunk)
        {
            Interruption.Poll();
            var part = x.View(start, Math.Min(Chunk, x.Rows - start));
            var z = InputOf<T>(network, part, layer);
            var n = (double)part.Rows * shape.MapSize;
            var partMean = ChannelSums<T>(z, shape, new double[shape.Channels], power: 1);
            for (var channel = 0; channel < shape.Channels; channel++)
                partMean[channel] /= n;
            var partSquares = ChannelSums<T>(z, shape, partMean, power: 2);
            for (var channel = 0; channel < shape.Channels; channel++)
            {
                // Chan, Golub and LeVeque (1983): two parts' means and sums of squares make those of both.
                var distance = partMean[channel] - mean[channel];
                mean[channel] += distance * n / (count + n);
                squares[channel] += partSquares[channel] + (distance * distance * count * n / (count + n));
            }

            count += n;
        }

        new Vector(mean).To(network.Precision).CopyTo(network.StatisticsOf(layer)[0]);
        (new Vector(squares) / count).To(network.Precision).CopyTo(network.StatisticsOf(layer)[1]);
    }

    private static Matrix InputOf<T>(Network network, Matrix x, int layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var pass = network.PassOf(x.Rows);
        x.CopyTo(pass.Input);
        for (var before = 0; before < layer; before++)
        {
            pass.Layers[before].Training = false;
            network.Layers[before].Forward<T>(pass.Layers[before]);
        }

        return pass.Layers[layer].Input;
    }

    // Σ (z − centre), or Σ (z − centre)², of each channel.
    private static double[] ChannelSums<T>(Matrix z, TensorShape shape, double[] centre, int power)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sums = new double[shape.Channels];
        for (var i = 0; i < z.Rows; i++)
        {
            var row = z.RowSpan<T>(i);
            for (var channel = 0; channel < sums.Length; channel++)
            {
                foreach (var value in row.Slice(channel * shape.MapSize, shape.MapSize))
                {
                    var d = double.CreateTruncating(value) - centre[channel];
                    sums[channel] += power == 1 ? d : d * d;
                }
            }
        }

        return sums;
    }
}
