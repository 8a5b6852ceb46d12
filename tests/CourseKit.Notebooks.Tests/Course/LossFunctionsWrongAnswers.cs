namespace CourseKit.Notebooks.Tests.Course;

/// <summary>The known mistakes of the exercises in 01-loss-functions.dib.</summary>
internal static class LossFunctionsWrongAnswers
{
    public static IEnumerable<WrongAnswer> All =>
    [
        Tanh("the derivative forgotten",
            "double d = o - y; return (d * x, d);",
            "gradient of the cross-entropy"),
        Tanh("the sigmoid's derivative",
            "double d = (o - y) * o * (1 - o); return (d * x, d);",
            "derivative of the sigmoid"),
        Tanh("the sign turned",
            "double d = (y - o) * (1 - o * o); return (d * x, d);",
            "sign is turned"),
        Tanh("the input forgotten",
            "double d = (o - y) * (1 - o * o); return (d, d);",
            "without x"),
        Tanh("the derivative taken at o",
            "double d = (o - y) * (1 - Math.Tanh(o) * Math.Tanh(o)); return (d * x, d);",
            "taken at o"),
        Tanh("the half dropped",
            "double d = 2 * (o - y) * (1 - o * o); return (d * x, d);",
            "twice too large"),

        Bits("the natural logarithm",
            "sum -= Math.Log(y[k] == 1 ? o[k] : 1 - o[k]);",
            "natural logarithm"),
        Bits("the limits forgotten",
            "sum -= y[k] * Math.Log2(o[k]) + (1 - y[k]) * Math.Log2(1 - o[k]);",
            "0 · ∞"),
        Bits("the outputs clipped",
            "{ double c = Math.Clamp(o[k], 1e-7, 1 - 1e-7); sum -= Math.Log2(y[k] == 1 ? c : 1 - c); }",
            "clipped"),
        Bits("the labels of 0 ignored",
            "if (y[k] == 1) sum -= Math.Log2(o[k]);",
            "second term"),
        Bits("the mean instead of the sum",
            "sum -= Math.Log2(y[k] == 1 ? o[k] : 1 - o[k]) / y.Length;",
            "mean over the outputs"),
        Bits("the sign turned",
            "sum += Math.Log2(y[k] == 1 ? o[k] : 1 - o[k]);",
            "minus sign"),

        LogSoftmax("the logarithm of a stable softmax",
            "return [.. s.Select(v => Math.Log(Math.Exp(v - m) / t))];",
            "underflows"),
        LogSoftmax("no maximum subtracted",
            "double u = Math.Log(s.Sum(Math.Exp)); return [.. s.Select(v => v - u)];",
            "overflows"),
        LogSoftmax("base 2",
            "return [.. s.Select(v => (v - m - Math.Log(t)) / Math.Log(2))];",
            "base 2"),
        LogSoftmax("the sign turned",
            "return [.. s.Select(v => m + Math.Log(t) - v)];",
            "negative log-likelihood"),
        LogSoftmax("no logarithm",
            "return [.. s.Select(v => Math.Exp(v - m) / t)];",
            "probabilities themselves"),
        LogSoftmax("the maximum not added back",
            "return [.. s.Select(v => v - Math.Log(t))];",
            "added back"),

        Tempered("the gradient of the squared error",
            "double m = o.Zip(y, (v, t) => v * (v - t)).Sum(); return [.. o.Select((v, j) => v * (v - y[j] - m) / temperature)];",
            "derivative of the softmax should have cancelled"),
        Tempered("the sign turned",
            "return [.. o.Select((v, j) => (y[j] - v) / temperature)];",
            "sign is turned"),
        Tempered("the last link forgotten",
            "return [.. o.Select((v, j) => v - y[j])];",
            "1/T"),
        Tempered("times the temperature",
            "return [.. o.Select((v, j) => (v - y[j]) * temperature)];",
            "divide by T"),
        Tempered("bits",
            "return [.. o.Select((v, j) => (v - y[j]) / temperature / Math.Log(2))];",
            "1/ln 2"),
        Tempered("the label forgotten",
            "return [.. o.Select(v => v / temperature)];",
            "label"),
        Tempered("no maximum subtracted",
            "o = [.. s.Select(v => Math.Exp(v / temperature))]; return [.. o.Select((v, j) => (v / o.Sum() - y[j]) / temperature)];",
            "overflows"),
    ];

    private static WrongAnswer Tanh(string mistake, string body, string diagnosis)
        => new("1.1", mistake, $$"""
            static (double Dw, double Db) TanhGradient(double x, double y, double w, double b)
            {
                double o = Math.Tanh(w * x + b);
                {{body}}
            }
            """, diagnosis);

    private static WrongAnswer Bits(string mistake, string term, string diagnosis)
        => new("1.2", mistake, $$"""
            static double BitsOfSurprise(double[] y, double[] o)
            {
                double sum = 0;
                for (int k = 0; k < y.Length; k++)
                    {{term}}
                return sum;
            }
            """, diagnosis);

    private static WrongAnswer LogSoftmax(string mistake, string body, string diagnosis)
        => new("1.3", mistake, $$"""
            static double[] LogSoftmax(double[] s)
            {
                double m = s.Max(), t = s.Sum(v => Math.Exp(v - m));
                {{body}}
            }
            """, diagnosis);

    private static WrongAnswer Tempered(string mistake, string body, string diagnosis)
        => new("1.4", mistake, $$"""
            static double[] TemperedGradient(double[] s, double[] y, double temperature)
            {
                double max = s.Max();
                double[] e = [.. s.Select(v => Math.Exp((v - max) / temperature))];
                double sum = e.Sum();
                double[] o = [.. e.Select(v => v / sum)];
                {{body}}
            }
            """, diagnosis);
}
