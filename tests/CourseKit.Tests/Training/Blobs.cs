using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

/// <summary>Clouds of points in a plane, one a class: examples that a small network learns in a moment.</summary>
internal static class Blobs
{
    public static Examples Make(int count, int classes = 3, long seed = 1, Precision precision = Precision.Single)
    {
        var random = new RandomStream(seed);
        var x = new Matrix(count, 2, precision);
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextInt(classes);
            var angle = 2 * Math.PI * labels[i] / classes;
            (x[i, 0], x[i, 1]) = ((2 * Math.Cos(angle)) + (0.5 * random.NextNormal()), (2 * Math.Sin(angle)) + (0.5 * random.NextNormal()));
        }

        return new Examples(x, labels, classes);
    }
}
