namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 03-weight-initialization.dib promises.</summary>
public sealed class Initialization : Chapter
{
    public override string File => "03-weight-initialization.dib";

    public override IReadOnlyList<string> Exercises => ["3.1", "3.2", "3.3", "3.4"];

    // The lecture prints no number in this chapter.
    public override IReadOnlyList<(string What, string Printed)> Numbers => [];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        Range("the deviation", "sigma", "σ itself"),
        Range("the width", "sigma * Math.Sqrt(12)", "whole width"),
        Range("no root", "3 * sigma * sigma", "This is r²"),
        Range("upside down", "sigma / Math.Sqrt(3)", "Upside down"),

        Leaky("the leak forgotten", "Math.Sqrt(2.0 / inputs)", "He for the plain ReLU"),
        Leaky("α not squared", "Math.Sqrt(2 / ((1 + alpha) * inputs))", "α² to the mean square"),
        Leaky("the 2 outside the root", "2 / Math.Sqrt((1 + alpha * alpha) * inputs)", "outside the root"),
        Leaky("the variance", "2 / ((1 + alpha * alpha) * inputs)", "variance of the weights"),
        Leaky("integers", "Math.Sqrt(2 / inputs / (1 + alpha * alpha))", "division was one of integers"),

        Forecast("no half", "before * widths[l] * sigmas[l] * sigmas[l]", "twice too fast"),
        Forecast("fan-out", "before * widths[l + 1] * sigmas[l] * sigmas[l] / 2", "number of units"),
        Forecast("σ not squared", "before * widths[l] * sigmas[l] / 2", "only σ"),
        Forecast("from the input", "input * widths[l] * sigmas[l] * sigmas[l] / 2", "from the input of the network"),
        new("3.3", "before the ReLU", """
            static double[] MeanSquares(int[] widths, double[] sigmas, double input)
            {
                var squares = new double[sigmas.Length];
                for (int l = 0; l < sigmas.Length; l++)
                    squares[l] = (l == 0 ? input : squares[l - 1] / 2) * widths[l] * sigmas[l] * sigmas[l];
                return squares;
            }
            """, "before the ReLU"),

        Scaled("the variance", "return w / (c.Dot(c) / c.Length);", "Divided by the variance"),
        Scaled("the mean square", "return w / Math.Sqrt(z.Dot(z) / z.Length);", "mean square 1"),
        Scaled("multiplied", "return w * Math.Sqrt(c.Dot(c) / c.Length);", "Multiplied instead of divided"),
        Scaled("the outputs", "return x * w / Math.Sqrt(c.Dot(c) / c.Length);", "scaled outputs"),
        Scaled("unit by unit", """
            Matrix all = x * w;
                return Matrix.FromColumns([.. Enumerable.Range(0, w.Columns).Select(j =>
                {
                    Vector unit = all.Column(j) - all.Column(j).Mean();
                    return w.Column(j) / Math.Sqrt(unit.Dot(unit) / unit.Length);
                })]);
            """, "number of its own"),
    ];

    private static WrongAnswer Range(string mistake, string result, string diagnosis)
        => new("3.1", mistake, $$"""
            static double UniformRange(double sigma)
            {
                return {{result}};
            }
            """, diagnosis);

    private static WrongAnswer Leaky(string mistake, string result, string diagnosis)
        => new("3.2", mistake, $$"""
            static double LeakyDeviation(int inputs, double alpha)
            {
                return {{result}};
            }
            """, diagnosis);

    private static WrongAnswer Forecast(string mistake, string each, string diagnosis)
        => new("3.3", mistake, $$"""
            static double[] MeanSquares(int[] widths, double[] sigmas, double input)
            {
                var squares = new double[sigmas.Length];
                for (int l = 0; l < sigmas.Length; l++)
                {
                    double before = l == 0 ? input : squares[l - 1];
                    squares[l] = {{each}};
                }
                return squares;
            }
            """, diagnosis);

    private static WrongAnswer Scaled(string mistake, string body, string diagnosis)
        => new("3.4", mistake, $$"""
            static Matrix ScaledToUnit(Matrix x, Matrix w)
            {
                Vector z = (x * w).Flatten(), c = z - z.Mean();
                {{body}}
            }
            """, diagnosis);
}
