using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>What data must be before it is measured.</summary>
internal static class Require
{
    internal static void Finite(Matrix data, string name, bool allowMissing)
    {
        if (data.Precision == Precision.Single ? AllFinite<float>(data) : AllFinite<double>(data))
            return;
        for (var row = 0; row < data.Rows; row++)
        {
            for (var column = 0; column < data.Columns; column++)
            {
                var value = data[row, column];
                if (double.IsFinite(value) || (allowMissing && double.IsNaN(value)))
                    continue;
                throw new ArgumentException(double.IsNaN(value)
                    ? Invariant($"{name}: row {row}, column {column} is NaN, a missing value: fill it first (new FillMissing()), or leave the row out")
                    : Invariant($"{name}: row {row}, column {column} must be a finite number, got {Storage.Text(value)}"));
            }
        }
    }

    // 0 · x is 0 for a finite x and NaN for any other: one sum tells of the whole set.
    private static bool AllFinite<T>(Matrix data)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var sum = System.Numerics.Vector<T>.Zero;
        var all = data.AsSpan<T>();
        var registers = System.Runtime.InteropServices.MemoryMarshal.Cast<T, System.Numerics.Vector<T>>(all);
        foreach (var register in registers)
            sum += register * T.Zero;
        var rest = T.Zero;
        for (var i = registers.Length * System.Numerics.Vector<T>.Count; i < all.Length; i++)
            rest += all[i] * T.Zero;
        return System.Numerics.Vector.Sum(sum) + rest == T.Zero;
    }
}
