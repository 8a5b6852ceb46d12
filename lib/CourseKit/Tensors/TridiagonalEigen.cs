namespace CourseKit.Tensors;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix, A = Σ λᵢ uᵢ uᵢᵀ, by way of a tridiagonal one: for large matrices.</summary>
/// <remarks>
/// Householder's reflections make A tridiagonal, T = QᵀAQ; implicit QL steps with Wilkinson's shift make T diagonal (Golub
/// and Van Loan, 8.3). About 9n³ operations. Each uᵢ's number of largest size is positive, so that the result is unique.
/// </remarks>
internal sealed class TridiagonalEigen
{
    private const int MostSteps = 60;
    private const double Rounding = 1.1e-16;

    private TridiagonalEigen(double[] values, Matrix vectors) => (Values, Vectors) = (new Vector(values), vectors);

    /// <summary>λ, the largest first.</summary>
    internal Vector Values { get; }

    /// <summary>The unit eigenvectors as rows, in the order of λ.</summary>
    internal Matrix Vectors { get; }

    /// <summary>The decomposition of a symmetric matrix, of which only the lower triangle is read.</summary>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    internal static TridiagonalEigen Of(Matrix symmetric)
    {
        var size = LuDecomposition.RequireSquare(symmetric, "Eigenvalues");
        var a = new Matrix(size, size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = symmetric[i, j];
                if (!double.IsFinite(value))
                    throw new ArgumentException(Invariant($"Eigenvalues: element [{i}, {j}] must be a finite number, got {Storage.Text(value)}"));
                a[i, j] = a[j, i] = value;
            }
        }

        var (diagonal, beside) = (new double[size], new double[size]);
        var basis = Tridiagonal(a, diagonal, beside);
        Diagonalize(diagonal, beside, basis);
        return Sorted(diagonal, basis);
    }

    // Returns Qᵀ; the rows are what the QL steps turn, so that each step works on memory side by side.
    private static Matrix Tridiagonal(Matrix a, double[] diagonal, double[] beside)
    {
        var size = diagonal.Length;
        var scale = new double[size];
        var w = new double[size];
        for (var k = 0; k < size - 2; k++)
        {
            Interruption.Poll();
            // v in row k to the right of the diagonal; H = I − scale · vvᵀ maps what stood there to (∓‖·‖, 0, …).
            var v = a.RowSpan<double>(k)[(k + 1)..];
            var rest = v.Length;

            // Nothing of it but its first number: a reflection would only turn the sign.
            if (Kernels.Dot<double>(v[1..], v[1..]) == 0)
            {
                beside[k] = v[0];
                continue;
            }

            var norm = Math.Sqrt(Kernels.Dot<double>(v, v));
            beside[k] = v[0] > 0 ? -norm : norm;
            v[0] -= beside[k];
            scale[k] = 2 / Kernels.Dot<double>(v, v);

            // B ← HBH = B − vwᵀ − wvᵀ for the block B below and to the right, w = p − ½ scale (pᵀv) v, p = scale · Bv.
            for (var i = 0; i < rest; i++)
                w[i] = scale[k] * Kernels.Dot<double>(a.RowSpan<double>(k + 1 + i)[(k + 1)..], v);
            var part = w.AsSpan(0, rest);
            Kernels.AddScaled(-0.5 * scale[k] * Kernels.Dot<double>(part, v), v, part);
            for (var i = 0; i < rest; i++)
            {
                var row = a.RowSpan<double>(k + 1 + i)[(k + 1)..];
                Kernels.AddScaled(-v[i], part, row);
                Kernels.AddScaled(-w[i], v, row);
            }
        }

        for (var k = 0; k < size; k++)
            diagonal[k] = a[k, k];
        if (size > 1)
            beside[size - 2] = a[size - 1, size - 2];

        // Qᵀ = H_{n−3} … H₀, each applied from the right to the rows that are not unit vectors yet.
        var basis = Matrix.Identity(size);
        for (var k = size - 3; k >= 0; k--)
        {
            if (scale[k] == 0)
                continue;
            var v = a.RowSpan<double>(k)[(k + 1)..];
            for (var i = k + 1; i < size; i++)
            {
                var row = basis.RowSpan<double>(i)[(k + 1)..];
                Kernels.AddScaled(-scale[k] * Kernels.Dot<double>(row, v), v, row);
            }
        }

        return basis;
    }

    private static void Diagonalize(double[] d, double[] e, Matrix basis)
    {
        var size = d.Length;

        // What is smaller than the rounding of the largest numbers is 0: between the many zero eigenvalues of a matrix
        // of low rank only such noise is left, and to compare it with its neighbours, noise too, would never end.
        var noise = 0.0;
        for (var i = 0; i < size; i++)
            noise = Math.Max(noise, Rounding * (Math.Abs(d[i]) + Math.Abs(e[i])));
        for (var low = 0; low < size; low++)
        {
            Interruption.Poll();
            for (var steps = 0; ; steps++)
            {
                // The block low … high hangs together: a number beside the diagonal that adds nothing to its neighbours ends it.
                var high = low;
                while (high < size - 1 && Math.Abs(e[high]) > Math.Max(noise, Rounding * (Math.Abs(d[high]) + Math.Abs(d[high + 1]))))
                    high++;
                if (high == low)
                    break;
                if (steps == MostSteps)
                    throw new InvalidOperationException(Invariant($"Eigenvalues: the QL method did not converge in {MostSteps} steps for eigenvalue {low} of {size}"));
                Step(d, e, basis, low, high);
            }
        }
    }

    // One implicit QL step on the block, from its lower end up to low.
    private static void Step(double[] d, double[] e, Matrix basis, int low, int high)
    {
        // Wilkinson's shift: the eigenvalue of the upper left 2 × 2 block that is nearer to d[low].
        var half = (d[low + 1] - d[low]) / (2 * e[low]);
        var g = d[high] - d[low] + (e[low] / (half + Math.CopySign(double.Hypot(half, 1), half)));
        double sine = 1, cosine = 1, moved = 0;
        for (var i = high - 1; i >= low; i--)
        {
            var f = sine * e[i];
            var b = cosine * e[i];
            var r = double.Hypot(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                // The block falls apart here.
                d[i + 1] -= moved;
                e[high] = 0;
                return;
            }

            (sine, cosine) = (f / r, g / r);
            g = d[i + 1] - moved;
            var turned = ((d[i] - g) * sine) + (2 * cosine * b);
            moved = sine * turned;
            d[i + 1] = g + moved;
            g = (cosine * turned) - b;
            Turn(basis.RowSpan<double>(i), basis.RowSpan<double>(i + 1), sine, cosine);
        }

        d[low] -= moved;
        e[low] = g;
        e[high] = 0;
    }

    private static void Turn(Span<double> upper, Span<double> lower, double sine, double cosine)
    {
        var u = System.Runtime.InteropServices.MemoryMarshal.Cast<double, System.Numerics.Vector<double>>(upper);
        var l = System.Runtime.InteropServices.MemoryMarshal.Cast<double, System.Numerics.Vector<double>>(lower);
        for (var k = 0; k < u.Length; k++)
            (u[k], l[k]) = ((cosine * u[k]) - (sine * l[k]), (sine * u[k]) + (cosine * l[k]));
        for (var k = u.Length * System.Numerics.Vector<double>.Count; k < upper.Length; k++)
            (upper[k], lower[k]) = ((cosine * upper[k]) - (sine * lower[k]), (sine * upper[k]) + (cosine * lower[k]));
    }

    private static TridiagonalEigen Sorted(double[] values, Matrix basis)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i])];
        var vectors = basis.TakeRows(order);
        for (var row = 0; row < vectors.Rows; row++)
        {
            var vector = vectors.RowSpan<double>(row);
            var largest = 0;
            for (var j = 1; j < vector.Length; j++)
            {
                // A little more than the other, lest rounding decide between equal ones.
                if (Math.Abs(vector[j]) > (1 + 1e-9) * Math.Abs(vector[largest]))
                    largest = j;
            }

            if (vector[largest] < 0)
                Kernels.Combine<double, Multiplication>(vector, -1, false, vector);
        }

        return new TridiagonalEigen([.. order.Select(i => values[i])], vectors);
    }
}
