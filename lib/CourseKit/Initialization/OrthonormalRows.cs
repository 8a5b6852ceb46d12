using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>The Q of a QR decomposition with R's diagonal positive, by Householder's reflections.</summary>
internal static class OrthonormalRows
{
    /// <summary>Gᵀ = QR; G (vectors × length) is overwritten by Qᵀ: its rows become orthonormal.</summary>
    internal static void Make(Matrix vectors)
    {
        var (count, length) = (vectors.Rows, vectors.Columns);
        var scale = new double[count];
        var sign = new double[count];
        for (var k = 0; k < count; k++)
        {
            // v = the rest of row k ± ‖·‖ e₁, the sign that avoids cancellation; H = I − 2vvᵀ/vᵀv maps it to ∓‖·‖ e₁.
            var v = vectors.RowSpan<double>(k)[k..];
            var norm = Math.Sqrt(Kernels.Dot<double>(v, v));
            sign[k] = v[0] > 0 ? -1 : 1;
            v[0] -= sign[k] * norm;
            var square = Kernels.Dot<double>(v, v);
            scale[k] = square == 0 ? 0 : 2 / square;
            for (var row = k + 1; row < count; row++)
                Reflect(v, scale[k], vectors.RowSpan<double>(row)[k..]);
        }

        // Row k of Qᵀ is H₀ … H_k e_k, turned to where R's diagonal is positive. From the last row on, so that each v is used before it is lost.
        var reflections = vectors.Copy();
        vectors.AsSpan<double>().Clear();
        for (var k = count - 1; k >= 0; k--)
        {
            var v = reflections.RowSpan<double>(k)[k..];
            vectors[k, k] = 1;
            for (var row = k; row < count; row++)
                Reflect(v, scale[k], vectors.RowSpan<double>(row)[k..]);
        }

        for (var k = 0; k < count; k++)
        {
            if (sign[k] < 0)
                Kernels.Combine<double, Multiplication>(vectors.RowSpan<double>(k), -1, false, vectors.RowSpan<double>(k));
        }
    }

    private static void Reflect(ReadOnlySpan<double> v, double scale, Span<double> vector)
        => Kernels.AddScaled(-scale * Kernels.Dot<double>(v, vector), v, vector);
}
