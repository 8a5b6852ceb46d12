namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 02-preprocessing.dib promises.</summary>
public sealed class Preprocessing : Chapter
{
    public override string File => "02-preprocessing.dib";

    public override IReadOnlyList<string> Exercises => ["2.1", "2.2", "2.3", "2.4"];

    public override IReadOnlyList<(string What, string Printed)> Numbers =>
    [
        ("input 1 ", "1.755"),
        ("input 2 ", "65.5"),
        ("input 3 ", "122.0"),
        ("input 4 ", "1.0"),
        ("input 5 ", "0.0"),
        ("input 6 ", "0.0"),
        ("input 7 ", "0.0"),
        ("input 8 ", "1.0"),
        ("input 9 ", "0.0"),
    ];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        Score("fitted on x", "double m = x.Average(), s = Math.Sqrt(x.Average(v => (v - m) * (v - m))); if (s == 0) s = 1;", "(v - m) / s", "taken from x itself"),
        Score("N − 1", "double m = training.Average(), s = Math.Sqrt(training.Sum(v => (v - m) * (v - m)) / (training.Length - 1)); if (s == 0) s = 1;", "(v - m) / s", "N − 1"),
        Score("the variance", "double m = training.Average(), s = training.Average(v => (v - m) * (v - m)); if (s == 0) s = 1;", "(v - m) / s", "divides by the variance"),
        Score("no mean", "double m = training.Average(), s = Math.Sqrt(training.Average(v => (v - m) * (v - m))); if (s == 0) s = 1;", "v / s", "mean is not subtracted"),
        Score("0 / 0", "double m = training.Average(), s = Math.Sqrt(training.Average(v => (v - m) * (v - m)));", "(v - m) / s", "0 / 0"),
        Score("constant to 0", "double m = training.Average(), s = Math.Sqrt(training.Average(v => (v - m) * (v - m)));", "s == 0 ? 0 : (v - m) / s", "set to 0 everywhere"),

        Range("only to [0, 1]", "training", "(v - low) / width", "Stretch it to [a, b]"),
        Range("the range of x", "x", "a + (v - low) / width * (b - a)", "range was taken from x"),
        Range("clipped", "training", "Math.Clamp(a + (v - low) / width * (b - a), a, b)", "were clipped"),
        Range("not shifted", "training", "(v - low) / width * (b - a)", "not shifted"),
        Range("divided by the maximum", "training", "a + (v - low) / (low + width) * (b - a)", "divides by the maximum"),

        Code("no place for the unknown", "var code = new double[known.Length]; if (place >= 0) code[place] = 1; return code;", "column for the unknown is missing"),
        Code("the number", "return [place];", "number in the list"),
        Code("counted from 1", "var code = new double[known.Length + 1]; code[place < 0 ? known.Length : place + 1] = 1; return code;", "Counted from 1"),
        Code("exchanged", "var code = new double[known.Length + 1]; Array.Fill(code, 1.0); code[place < 0 ? known.Length : place] = 0; return code;", "exchanged"),
        Code("zeros for the unknown", "var code = new double[known.Length + 1]; if (place >= 0) code[place] = 1; return code;", "all zeros"),
        Code("the first for the unknown", "var code = new double[known.Length + 1]; code[Math.Max(place, 0)] = 1; return code;", "for the first one"),

        White("only decorrelated", "p[k]", "only decorrelates"),
        White("divided by λ", "p[k] / (lambda[k] + epsilon)", "divides by λ"),
        White("multiplied", "p[k] * Math.Sqrt(lambda[k] + epsilon)", "multiplies by √λ"),
        White("transposed", "(u[0][k] * x[0] + u[1][k] * x[1]) / Math.Sqrt(lambda[k] + epsilon)", "columns of u"),
        White("ε outside", "p[k] / (Math.Sqrt(lambda[k]) + epsilon)", "outside the root"),
        White("no ε", "p[k] / Math.Sqrt(lambda[k])", "ε is not used"),
    ];

    private static WrongAnswer Score(string mistake, string fit, string each, string diagnosis)
        => new("2.1", mistake, $$"""
            static double[] Standardize(double[] training, double[] x)
            {
                {{fit}}
                return [.. x.Select(v => {{each}})];
            }
            """, diagnosis);

    private static WrongAnswer Range(string mistake, string from, string each, string diagnosis)
        => new("2.2", mistake, $$"""
            static double[] Rescale(double[] training, double[] x, double a, double b)
            {
                double low = {{from}}.Min(), width = {{from}}.Max() - low;
                return [.. x.Select(v => {{each}})];
            }
            """, diagnosis);

    private static WrongAnswer Code(string mistake, string body, string diagnosis)
        => new("2.3", mistake, $$"""
            static double[] Encode(string[] known, string category)
            {
                int place = Array.IndexOf(known, category);
                {{body}}
            }
            """, diagnosis);

    private static WrongAnswer White(string mistake, string each, string diagnosis)
        => new("2.4", mistake, $$"""
            static double[] Whiten(double[] x, double[][] u, double[] lambda, double epsilon)
            {
                double[] p = [.. u.Select(v => v[0] * x[0] + v[1] * x[1])];
                return [.. Enumerable.Range(0, u.Length).Select(k => {{each}})];
            }
            """, diagnosis);
}
