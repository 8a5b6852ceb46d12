namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 05-activation-functions.dib promises.</summary>
public sealed class ActivationsChapter : Chapter
{
    public override string File => "05-activation-functions.dib";

    public override IReadOnlyList<string> Exercises => ["5.1", "5.2", "5.3", "5.4"];

    // The lecture prints no number in this chapter.
    public override IReadOnlyList<(string What, string Printed)> Numbers => [];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        Slope("the first term", "s", "first term of the product rule"),
        Slope("the second term", "z * s * (1 - s)", "second term of the product rule"),
        Slope("the slope of σ", "s * (1 - s)", "u′v + uv′"),
        Slope("the function", "z * s", "the function itself"),
        Slope("z forgotten", "s + s * (1 - s)", "factor z is missing"),

        Back("the mean", "a > 0 ? b : alpha * b", "b * Math.Min(0, a) / z.Length", "their mean"),
        Back("positive z too", "a > 0 ? b : alpha * b", "b * a", "counts the positive z"),
        Back("α twice", "a > 0 ? b : alpha * b", "alpha * b * Math.Min(0, a)", "not α min(0, z)"),
        Back("ReLU's", "a > 0 ? b : 0", "b * Math.Min(0, a)", "that of ReLU"),
        Back("no chain", "a > 0 ? 1 : alpha", "b * Math.Min(0, a)", "τ′ alone"),

        Dead("z = 0 alive", "unit.All(v => v < 0)", "counts as dead too"),
        Dead("off for some", "unit.Any(v => v <= 0)", "not dead"),
        Dead("the living", "unit.Any(v => v > 0)", "living units"),
        new("5.3", "single outputs", """
            static int DeadCount(double[,] z)
            {
                return z.Cast<double>().Count(v => v <= 0);
            }
            """, "single outputs"),

        Maxout("to all", "g", "Every sum got"),
        Maxout("shared", "g / z.Length", "shared out"),
        Maxout("times z", "v == z.Max() ? g * v : 0", "g whole"),
        Maxout("the smallest", "v == z.Min() ? g : 0", "smallest sum"),
        Maxout("without g", "v == z.Max() ? 1 : 0", "Multiply by g"),
    ];

    private static WrongAnswer Slope(string mistake, string result, string diagnosis)
        => new("5.1", mistake, $$"""
            static double SiLUSlope(double z)
            {
                double s = 1 / (1 + Math.Exp(-z));
                return {{result}};
            }
            """, diagnosis);

    private static WrongAnswer Back(string mistake, string byZ, string byAlpha, string diagnosis)
        => new("5.2", mistake, $$"""
            static (double[] Dz, double Dalpha) PReLUBack(double[] z, double[] g, double alpha)
            {
                double[] dz = [.. z.Zip(g, (a, b) => {{byZ}})];
                return (dz, z.Zip(g, (a, b) => {{byAlpha}}).Sum());
            }
            """, diagnosis);

    private static WrongAnswer Dead(string mistake, string holds, string diagnosis)
        => new("5.3", mistake, $$"""
            static int DeadCount(double[,] z)
            {
                int count = 0;
                for (int j = 0; j < z.GetLength(1); j++)
                {
                    double[] unit = [.. Enumerable.Range(0, z.GetLength(0)).Select(i => z[i, j])];
                    count += {{holds}} ? 1 : 0;
                }
                return count;
            }
            """, diagnosis);

    private static WrongAnswer Maxout(string mistake, string each, string diagnosis)
        => new("5.4", mistake, $$"""
            static double[] MaxoutBack(double[] z, double g)
            {
                return [.. z.Select(v => {{each}})];
            }
            """, diagnosis);
}
