namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 09-second-order-methods.dib promises.</summary>
public sealed class SecondOrderChapter : Chapter
{
    public override string File => "09-second-order-methods.dib";

    public override IReadOnlyList<string> Exercises => ["9.1", "9.2", "9.3", "9.4"];

    public override IReadOnlyList<(string What, string Printed)> Numbers =>
    [
        ("H, first curvature", "2"),
        ("H, second curvature", "8"),
        ("δ₁", "-2"),
        ("δ₂", "-1"),
        ("w₁ after one step", "2"),
        ("w₂ after one step", "1"),
    ];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        Damped("the damping forgotten", "double a = h[0, 0], b = h[0, 1], d = h[1, 1], s = -1, det = a * d - b * b;", "without damping"),
        Damped("the sign turned", "double a = h[0, 0] + mu, b = h[0, 1], d = h[1, 1] + mu, s = 1, det = a * d - b * b;", "sign is turned"),
        Damped("damping everywhere", "double a = h[0, 0] + mu, b = h[0, 1] + mu, d = h[1, 1] + mu, s = -1, det = a * d - b * b;", "all four elements"),
        Damped("a diagonal Hessian", "double a = h[0, 0] + mu, b = 0, d = h[1, 1] + mu, s = -1, det = a * d;", "taken as diagonal"),
        Damped("a wrong determinant", "double a = h[0, 0] + mu, b = h[0, 1], d = h[1, 1] + mu, s = -1, det = a * d + b * b;", "with a minus"),

        Wolfe("Armijo only", "phi(a) <= start + c1 * a * s", "0", "second condition is missing"),
        Wolfe("the weak condition", "phi(a) <= start + c1 * a * s && slope(a) >= c2 * s", "0", "Strong Wolfe takes"),
        Wolfe("the slope only", "Math.Abs(slope(a)) <= c2 * Math.Abs(s)", "0", "Armijo's condition is missing"),
        Wolfe("any decrease", "phi(a) < start && Math.Abs(slope(a)) <= c2 * Math.Abs(s)", "0", "plain decrease is not enough"),
        Wolfe("the last step for none", "phi(a) <= start + c1 * a * s && Math.Abs(slope(a)) <= c2 * Math.Abs(s)", "steps[^1]", "Return 0 then"),

        Beta("the lecture's reset", "t % q != 1", "Math.Max(0, above / below)", "lecture's misprint"),
        Beta("Fletcher and Reeves", "t % q == 1", "gg / below", "Fletcher–Reeves"),
        Beta("the wrong denominator", "t % q == 1", "Math.Max(0, above / gg)", "gradient before, not of the new one"),
        Beta("no restart", "t == 1", "Math.Max(0, above / below)", "no restart at t = 6"),
        Beta("a restart too early", "t % q == 0 || t == 1", "Math.Max(0, above / below)", "one step too early"),
        Beta("no cut", "t % q == 1", "above / below", "cuts it off at 0"),
        Beta("an absolute value", "t % q == 1", "Math.Abs(above / below)", "not |β|"),

        Product("a one-sided difference", "(g - gradient(x)[i]) / h", "one-sided"),
        Product("twice too large", "(g - down[i]) / h", "2h apart"),
        Product("no division", "g - down[i]", "not divided"),
        Product("the sign turned", "(down[i] - g) / (2 * h)", "sign is turned"),
        Product("the gradient times v", "gradient(x)[i] * v[i]", "element by element"),
        new("9.4", "the direction forgotten", """
            static double[] ProductOf(Func<double[], double[]> gradient, double[] x, double[] v, double h)
            {
                double[] up = gradient([.. x.Select(a => a + h)]);
                double[] down = gradient([.. x.Select(a => a - h)]);
                return [.. up.Select((g, i) => (g - down[i]) / (2 * h))];
            }
            """, "every axis"),
        new("9.4", "x moved", """
            static double[] ProductOf(Func<double[], double[]> gradient, double[] x, double[] v, double h)
            {
                double[] down = gradient([.. x.Select((a, i) => a - h * v[i])]);
                for (int i = 0; i < x.Length; i++) x[i] += h * v[i];
                double[] up = gradient(x);
                return [.. up.Select((g, i) => (g - down[i]) / (2 * h))];
            }
            """, "not put back"),
    ];

    private static WrongAnswer Damped(string mistake, string line, string diagnosis)
        => new("9.1", mistake, $$"""
            static double[] DampedStep(double[] g, double[,] h, double mu)
            {
                {{line}}
                return [s * (d * g[0] - b * g[1]) / det, s * (a * g[1] - b * g[0]) / det];
            }
            """, diagnosis);

    private static WrongAnswer Wolfe(string mistake, string condition, string otherwise, string diagnosis)
        => new("9.2", mistake, $$"""
            static double FirstWolfe(Func<double, double> phi, Func<double, double> slope, double[] steps, double c1, double c2)
            {
                double start = phi(0), s = slope(0);
                foreach (double a in steps)
                    if ({{condition}}) return a;
                return {{otherwise}};
            }
            """, diagnosis);

    private static WrongAnswer Beta(string mistake, string restart, string result, string diagnosis)
        => new("9.3", mistake, $$"""
            static double BetaPlus(double[] g, double[] before, int t, int q)
            {
                if ({{restart}}) return 0;
                double above = 0, below = 0, gg = 0;
                for (int i = 0; i < g.Length; i++)
                {
                    above += (g[i] - before[i]) * g[i];
                    below += before[i] * before[i];
                    gg += g[i] * g[i];
                }
                return {{result}};
            }
            """, diagnosis);

    private static WrongAnswer Product(string mistake, string term, string diagnosis)
        => new("9.4", mistake, $$"""
            static double[] ProductOf(Func<double[], double[]> gradient, double[] x, double[] v, double h)
            {
                double[] up = gradient([.. x.Select((a, i) => a + h * v[i])]);
                double[] down = gradient([.. x.Select((a, i) => a - h * v[i])]);
                return [.. up.Select((g, i) => {{term}})];
            }
            """, diagnosis);
}
