using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Finds the smooth deformation that makes one image as like another as it can.</summary>
/// <remarks>
/// Minimizes ½ Σₚ (x(p + u(p)) − x'(p))² + ½ λ Σ (i² + j²)² aᵢⱼ² over the coefficients of a <see cref="CosineField"/>, by
/// Gauss–Newton steps damped as Levenberg and Marquardt do. Fast waves cost more; a translation costs nothing.
/// </remarks>
internal static class ImageRegistration
{
    private const int MostSteps = 20;

    // λ in units of the first JᵀJ's mean diagonal, so that it does not depend on the pixels' unit.
    private const double Stiffness = 0.002;

    /// <summary>The coefficients a, and the squared difference before and after.</summary>
    internal static (Vector Coefficients, double Before, double After) Align(ReadOnlySpan<double> moving, ReadOnlySpan<double> target, int height, int width, int waves)
    {
        var count = 2 * waves * waves;
        var slopes = WithSlopes(moving, height, width);
        var waviness = Waviness(waves);
        var a = new Vector(count);
        var (r, J) = Linearize(a, slopes, target, height, width, waves);
        var before = r.Dot(r);
        var normal = J.TransposeTimes(J);
        var scale = Trace(normal) / count;
        if (scale == 0)
            return (a, before, before);
        var λ = Stiffness * scale;
        var cost = before;
        var damping = 1e-3 * scale;
        for (var step = 0; step < MostSteps; step++)
        {
            var system = normal.Copy();
            for (var k = 0; k < count; k++)
                system[k, k] += (λ * waviness[k]) + damping;
            var gradient = (r * J) + (λ * waviness.Hadamard(a));
            var next = a - CholeskyDecomposition.Of(system).Solve(gradient);
            var (nextResidual, nextJacobian) = Linearize(next, slopes, target, height, width, waves);
            var nextCost = nextResidual.Dot(nextResidual) + (λ * waviness.Hadamard(next).Dot(next));
            if (nextCost >= cost)
            {
                damping *= 10;
                continue;
            }

            var settled = cost - nextCost < 1e-4 * cost;
            (a, r, J, cost) = (next, nextResidual, nextJacobian, nextCost);
            if (settled)
                break;
            normal = J.TransposeTimes(J);
            damping /= 5;
        }

        return (a, before, r.Dot(r));
    }

    /// <summary>The differences r at a, and their derivatives J by each coefficient (pixels × coefficients).</summary>
    private static (Vector Residual, Matrix Jacobian) Linearize(Vector a, double[] slopes, ReadOnlySpan<double> target, int height, int width, int waves)
    {
        int pixels = height * width, half = waves * waves;
        var displacements = new double[2 * pixels];
        CosineField.Evaluate(a.AsSpan<double>(), height, width, displacements.AsSpan(0, pixels), displacements.AsSpan(pixels));
        double[] rows = new double[waves * height], columns = new double[waves * width];
        CosineField.Cosines(rows, waves, height);
        CosineField.Cosines(columns, waves, width);

        var sampled = new double[3 * pixels];
        var source = new BilinearImage<double>(slopes, new TensorShape(3, height, width), 0);
        var residual = new Vector(pixels);
        var jacobian = new Matrix(pixels, 2 * half);
        for (var p = 0; p < pixels; p++)
        {
            var (y, x) = Math.DivRem(p, width);
            source.Sample(x + displacements[p], y + displacements[pixels + p], sampled, p);
            residual[p] = sampled[p] - target[p];
            var derivatives = jacobian.RowSpan<double>(p);
            for (var k = 0; k < half; k++)
            {
                var wave = rows[(k / waves * height) + y] * columns[(k % waves * width) + x];
                derivatives[k] = width * sampled[pixels + p] * wave;
                derivatives[half + k] = height * sampled[(2 * pixels) + p] * wave;
            }
        }

        return (residual, jacobian);
    }

    /// <summary>The image, its slope to the right and its slope downwards, as three channels.</summary>
    private static double[] WithSlopes(ReadOnlySpan<double> image, int height, int width)
    {
        var pixels = height * width;
        var result = new double[3 * pixels];
        image.CopyTo(result);
        for (var p = 0; p < pixels; p++)
        {
            var (y, x) = Math.DivRem(p, width);
            int left = Math.Max(0, x - 1), right = Math.Min(width - 1, x + 1), above = Math.Max(0, y - 1), below = Math.Min(height - 1, y + 1);
            result[pixels + p] = right > left ? (image[(y * width) + right] - image[(y * width) + left]) / (right - left) : 0;
            result[(2 * pixels) + p] = below > above ? (image[(below * width) + x] - image[(above * width) + x]) / (below - above) : 0;
        }

        return result;
    }

    private static Vector Waviness(int waves)
        => Vector.From(
            from direction in Enumerable.Range(0, 2)
            from i in Enumerable.Range(0, waves)
            from j in Enumerable.Range(0, waves)
            select Math.Pow((i * i) + (j * j), 2));

    private static double Trace(Matrix matrix) => Enumerable.Range(0, matrix.Rows).Sum(i => matrix[i, i]);
}
