using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>What data must be before it is measured.</summary>
internal static class Require
{
    internal static void Finite(Matrix data, string name, bool allowMissing)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            for (var column = 0; column < data.Columns; column++)
            {
                var value = data[row, column];
                if (double.IsFinite(value) || (allowMissing && double.IsNaN(value)))
                    continue;
                throw new ArgumentException(double.IsNaN(value)
                    ? $"{name}: row {row}, column {column} is NaN, a missing value: fill it first (new FillMissing()), or leave the row out"
                    : $"{name}: row {row}, column {column} must be a finite number, got {Storage.Text(value)}");
            }
        }
    }
}
