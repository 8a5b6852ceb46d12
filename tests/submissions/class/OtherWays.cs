namespace CourseKit.Grading.SimulatedClass;

/// <summary>Right answers that are written quite otherwise than the instructor's.</summary>
internal static class OtherWays
{
    /// <summary>Exercise id → the body of its function.</summary>
    internal static IReadOnlyDictionary<string, string> Bodies { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["hw1.1"] = """
                double clipped = Math.Clamp(o - y, -delta, delta);
                return (clipped * (o - y) - clipped * clipped / 2, clipped);
            """,
        ["hw1.2"] = """
                double total = 0;
                double[] slopes = z.Zip(y, (score, label) =>
                {
                    double signed = label > 0.5 ? -score : score, w = label > 0.5 ? weight : 1;
                    total += w * (signed > 0 ? signed + Math.Log(1 + Math.Exp(-signed)) : Math.Log(1 + Math.Exp(signed)));
                    return (label > 0.5 ? -w : w) / (1 + Math.Exp(-signed)) / z.Length;
                }).ToArray();
                return (total / z.Length, slopes);
            """,
        ["hw1.6"] = """
                int columns = parts[0].GetLength(1);
                var means = new double[columns];
                var deviations = new double[columns];
                for (int c = 0; c < columns; c++)
                {
                    var values = new List<double>();
                    foreach (var part in parts)
                        for (int r = 0; r < part.GetLength(0); r++) values.Add(part[r, c]);
                    double shift = values[0], sum = 0, squares = 0;
                    foreach (double v in values) sum += v - shift;
                    means[c] = shift + sum / values.Count;
                    foreach (double v in values) squares += Math.Pow(v - means[c], 2);
                    deviations[c] = squares > 0 ? Math.Sqrt(squares / values.Count) : 1;
                }
                return (means, deviations);
            """,
        ["hw1.7"] = """
                var values = new double[x.Length];
                double logs = 0, sum = 0, squares = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    logs += Math.Log(x[i]);
                    values[i] = lambda == 0 ? Math.Log(x[i]) : (Math.Pow(x[i], lambda) - 1) / lambda;
                    sum += values[i];
                }
                foreach (double v in values) squares += (v - sum / x.Length) * (v - sum / x.Length);
                return (values, (lambda - 1) * logs - x.Length * Math.Log(squares / x.Length) / 2);
            """,
    };
}
