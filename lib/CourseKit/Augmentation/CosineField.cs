using System.Buffers;
using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Smooth displacements of an image's pixels, as a sum of a few slow cosines in each direction.</summary>
/// <remarks>
/// u(x, y) = Σᵢⱼ aᵢⱼ cos(π i (y + ½)/H) cos(π j (x + ½)/W) for i, j &lt; G, in parts of the image's width, and a second such
/// sum in parts of its height (Ashburner and Friston, 1999): 2G² numbers describe a deformation of an image of any size.
/// a₀₀ alone moves the image.
/// </remarks>
internal static class CosineField
{
    /// <summary>The number G of cosines for as many coefficients, 2G².</summary>
    internal static int Waves(int coefficients, string owner)
    {
        var waves = (int)Math.Round(Math.Sqrt(coefficients / 2.0));
        return waves >= 1 && 2 * waves * waves == coefficients
            ? waves
            : throw new ShapeException(Invariant($"{owner}: there are {coefficients} coefficients: there must be 2G² of them, such as 8, 18 or 32"));
    }

    /// <summary>Writes the field's displacements in pixels: to the right, and then down.</summary>
    internal static void Evaluate(ReadOnlySpan<double> coefficients, int height, int width, Span<double> right, Span<double> down)
    {
        var waves = Waves(coefficients.Length, "Cosine field");
        var buffer = ArrayPool<double>.Shared.Rent((waves * (height + width)) + waves);
        var rows = buffer.AsSpan(0, waves * height);
        var columns = buffer.AsSpan(waves * height, waves * width);
        var line = buffer.AsSpan(waves * (height + width), waves);
        Cosines(rows, waves, height);
        Cosines(columns, waves, width);
        for (var direction = 0; direction < 2; direction++)
        {
            var a = coefficients.Slice(direction * waves * waves, waves * waves);
            var field = direction == 0 ? right : down;
            var size = direction == 0 ? width : height;
            for (var y = 0; y < height; y++)
            {
                line.Clear();
                for (var i = 0; i < waves; i++)
                {
                    for (var j = 0; j < waves; j++)
                        line[j] += size * a[(i * waves) + j] * rows[(i * height) + y];
                }

                for (var x = 0; x < width; x++)
                {
                    var sum = 0.0;
                    for (var j = 0; j < waves; j++)
                        sum += line[j] * columns[(j * width) + x];
                    field[(y * width) + x] = sum;
                }
            }
        }

        ArrayPool<double>.Shared.Return(buffer);
    }

    /// <summary>cos(π i (p + ½)/size) at place i · size + p.</summary>
    internal static void Cosines(Span<double> cosines, int waves, int size)
    {
        for (var i = 0; i < waves; i++)
        {
            for (var p = 0; p < size; p++)
                cosines[(i * size) + p] = Math.Cos(Math.PI * i * (p + 0.5) / size);
        }
    }
}
