namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 01-loss-functions.dib promises.</summary>
public sealed class LossFunctions : Chapter
{
    public override string File => "01-loss-functions.dib";

    public override IReadOnlyList<string> Exercises => ["1.1", "1.2", "1.3", "1.4"];

    public override IReadOnlyList<(string What, string Printed)> Numbers =>
    [
        ("left neuron, e", "0.2815"),
        ("left neuron, de/dw", "0.2109"),
        ("left neuron, de/db", "0.1406"),
        ("right neuron, e", "0.4971"),
        ("right neuron, de/dw", "0.0043"),
        ("right neuron, de/db", "0.0029"),
        ("y = 1, o = 0.98, bits", "0.0291"),
        ("y = 1, o = 0.0001, bits", "13.2877"),
        ("left neuron, de/dw", "1.1254"),
        ("left neuron, de/db", "0.7503"),
        ("right neuron, de/dw", "1.4957"),
        ("right neuron, de/db", "0.9971"),
        ("softmax of 2.0", "0.1131"),
        ("softmax of 1.2", "0.0508"),
        ("softmax of 4.0", "0.8360"),
        ("logistic of 2.0", "0.8808"),
        ("logistic of 1.2", "0.7685"),
        ("logistic of 4.0", "0.9820"),
        ("class 2, −log₂ 0.0508", "4.2990"),
        ("class 3, −log₂ 0.8360", "0.2584"),
        ("exp 3.2", "24.5"),
        ("exp 5.1", "164.0"),
        ("exp −1.7", "0.18"),
        ("probability of class 0", "0.13"),
        ("probability of class 1", "0.87"),
        ("probability of class 2", "0.00"),
        ("softmax loss of class 0", "2.04"),
        ("hinge loss of class 0", "2.9"),
    ];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
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
