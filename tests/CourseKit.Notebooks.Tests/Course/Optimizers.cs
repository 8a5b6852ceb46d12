namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 04-optimizers.dib promises.</summary>
public sealed class OptimizersChapter : Chapter
{
    public override string File => "04-optimizers.dib";

    public override IReadOnlyList<string> Exercises => ["4.1", "4.2", "4.3", "4.4", "4.5"];

    public override IReadOnlyList<(string What, string Printed)> Numbers =>
    [
        ("step 1, w₁", "3.2"),
        ("step 1, w₂", "0.4"),
        ("step 2, w₁", "2.72"),
        ("step 2, w₂", "1.36"),
        ("step 3, w₁", "2.432"),
        ("step 3, w₂", "0.784"),
        ("step 4, w₁", "2.2592"),
        ("step 4, w₂", "1.1296"),
    ];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        Nesterov("the gradient at Θ",
            "v = alpha * v - rate * slope(theta); return (theta + v, v);",
            "plain momentum"),
        Nesterov("ahead by the whole velocity",
            "v = alpha * v - rate * slope(theta + v); return (theta + v, v);",
            "whole velocity"),
        Nesterov("looking back",
            "v = alpha * v - rate * slope(theta - alpha * v); return (theta + v, v);",
            "look back"),
        Nesterov("the sign turned",
            "v = alpha * v + rate * slope(theta + alpha * v); return (theta + v, v);",
            "added to the velocity"),
        Nesterov("moved from the point ahead",
            "theta += alpha * v; v = alpha * v - rate * slope(theta); return (theta + v, v);",
            "Start from Θ itself"),

        RmsProp("r summed up",
            "r += g * g; walk[t] = theta -= rate * g / (1e-7 + Math.Sqrt(r));",
            "AdaGrad"),
        RmsProp("the decay rates exchanged",
            "r = (1 - decay) * r + decay * g * g; walk[t] = theta -= rate * g / (1e-7 + Math.Sqrt(r));",
            "changed places"),
        RmsProp("no root",
            "r = decay * r + (1 - decay) * g * g; walk[t] = theta -= rate * g / (1e-7 + r);",
            "root is missing"),
        RmsProp("the new square without its factor",
            "r = decay * r + g * g; walk[t] = theta -= rate * g / (1e-7 + Math.Sqrt(r));",
            "without its factor"),
        RmsProp("the sign turned",
            "r = decay * r + (1 - decay) * g * g; walk[t] = theta += rate * g / (1e-7 + Math.Sqrt(r));",
            "sign is turned"),
        RmsProp("no ε",
            "r = decay * r + (1 - decay) * g * g; walk[t] = theta -= rate * g / Math.Sqrt(r);",
            "without ε"),

        Adam("the sign twice",
            "v = 0.9 * v - 0.1 * g; r = 0.999 * r + 0.001 * g * g; walk[t - 1] = theta -= rate * v / c1 / (Math.Sqrt(r / c2) + 1e-8);",
            "two minus signs make a plus"),
        Adam("stored back",
            "v = (0.9 * v + 0.1 * g) / c1; r = (0.999 * r + 0.001 * g * g) / c2; walk[t - 1] = theta -= rate * v / (Math.Sqrt(r) + 1e-8);",
            "must keep the uncorrected"),
        Adam("both, as printed",
            "v = (0.9 * v - 0.1 * g) / c1; r = (0.999 * r + 0.001 * g * g) / c2; walk[t - 1] = theta -= rate * v / (Math.Sqrt(r) + 1e-8);",
            "Both mistakes"),
        Adam("no correction",
            "v = 0.9 * v + 0.1 * g; r = 0.999 * r + 0.001 * g * g; walk[t - 1] = theta -= rate * v / (Math.Sqrt(r) + 1e-8);",
            "bias correction is missing"),
        Adam("t from 0",
            "c1 = 1 - Math.Pow(0.9, t - 1); c2 = 1 - Math.Pow(0.999, t - 1); v = 0.9 * v + 0.1 * g; r = 0.999 * r + 0.001 * g * g; walk[t - 1] = theta -= rate * (v / c1) / (Math.Sqrt(r / c2) + 1e-8);",
            "t counts from 1"),
        Adam("only v corrected",
            "v = 0.9 * v + 0.1 * g; r = 0.999 * r + 0.001 * g * g; walk[t - 1] = theta -= rate * v / c1 / (Math.Sqrt(r) + 1e-8);",
            "Only v is corrected"),

        Shorten("by value",
            "return [.. gradient.Select(g => Math.Clamp(g, -most, most))];",
            "clipping by value"),
        Shorten("the sum of absolute values",
            "double norm = gradient.Sum(Math.Abs); return norm <= most ? gradient : [.. gradient.Select(g => g * most / norm)];",
            "sum of absolute values"),
        Shorten("the squared length",
            "double norm = gradient.Sum(g => g * g); return norm <= most ? gradient : [.. gradient.Select(g => g * most / norm)];",
            "squared length"),
        Shorten("to length 1",
            "double norm = Math.Sqrt(gradient.Sum(g => g * g)); return norm <= most ? gradient : [.. gradient.Select(g => g / norm)];",
            "length 1"),
        Shorten("short ones lengthened",
            "double norm = Math.Sqrt(gradient.Sum(g => g * g)); return norm == 0 ? gradient : [.. gradient.Select(g => g * most / norm)];",
            "was lengthened"),
        Shorten("divided by 0",
            "double norm = Math.Sqrt(gradient.Sum(g => g * g)); return [.. gradient.Select(g => g * Math.Min(norm, most) / norm)];",
            "0 / 0 is NaN"),

        RateAt("the cosine from step 0",
            "double share = t / (double)total; return top * 0.5 * (1 + Math.Cos(Math.PI * share));",
            "begins at t = 0"),
        RateAt("the cosine too long",
            "double share = (t - warmUp) / (double)total; return top * 0.5 * (1 + Math.Cos(Math.PI * share));",
            "as long as the whole run"),
        RateAt("a whole period",
            "double share = (t - warmUp) / (double)(total - warmUp); return top * 0.5 * (1 + Math.Cos(2 * Math.PI * share));",
            "whole period"),
        RateAt("without the half",
            "double share = (t - warmUp) / (double)(total - warmUp); return top * (1 + Math.Cos(Math.PI * share));",
            "factor ½"),
        RateAt("a straight line",
            "double share = (t - warmUp) / (double)(total - warmUp); return top * (1 - share);",
            "falls in a straight line"),
        new("4.5", "no warm-up", """
            static double RateAt(int t, double top, int warmUp, int total)
            {
                if (t > total) return 0;
                if (t < warmUp) return top;
                double share = (t - warmUp) / (double)(total - warmUp);
                return top * 0.5 * (1 + Math.Cos(Math.PI * share));
            }
            """, "no warm-up"),
        new("4.5", "climbing again after the end", """
            static double RateAt(int t, double top, int warmUp, int total)
            {
                if (t < warmUp) return top * t / warmUp;
                double share = (t - warmUp) / (double)(total - warmUp);
                return top * 0.5 * (1 + Math.Cos(Math.PI * share));
            }
            """, "climbs again"),
    ];

    private static WrongAnswer Nesterov(string mistake, string body, string diagnosis)
        => new("4.1", mistake, $$"""
            static (double Theta, double V) NesterovStep(
                Func<double, double> slope, double theta, double v, double rate, double alpha)
            {
                {{body}}
            }
            """, diagnosis);

    private static WrongAnswer RmsProp(string mistake, string body, string diagnosis)
        => new("4.2", mistake, $$"""
            static double[] RmsPropWalk(double theta, double[] gradients, double rate, double decay)
            {
                double r = 0;
                var walk = new double[gradients.Length];
                for (int t = 0; t < gradients.Length; t++)
                {
                    double g = gradients[t];
                    {{body}}
                }
                return walk;
            }
            """, diagnosis);

    private static WrongAnswer Adam(string mistake, string body, string diagnosis)
        => new("4.3", mistake, $$"""
            static double[] AdamWalk(double theta, double[] gradients, double rate)
            {
                double v = 0, r = 0;
                var walk = new double[gradients.Length];
                for (int t = 1; t <= gradients.Length; t++)
                {
                    double g = gradients[t - 1], c1 = 1 - Math.Pow(0.9, t), c2 = 1 - Math.Pow(0.999, t);
                    {{body}}
                }
                return walk;
            }
            """, diagnosis);

    private static WrongAnswer Shorten(string mistake, string body, string diagnosis)
        => new("4.4", mistake, $$"""
            static double[] Shorten(double[] gradient, double most)
            {
                {{body}}
            }
            """, diagnosis);

    private static WrongAnswer RateAt(string mistake, string body, string diagnosis)
        => new("4.5", mistake, $$"""
            static double RateAt(int t, double top, int warmUp, int total)
            {
                if (t < warmUp) return top * t / warmUp;
                if (t > total) return 0;
                {{body}}
            }
            """, diagnosis);
}
