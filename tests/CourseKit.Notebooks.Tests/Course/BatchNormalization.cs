namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 06-batch-normalization.dib promises.</summary>
public sealed class BatchNormalizationChapter : Chapter
{
    public override string File => "06-batch-normalization.dib";

    public override IReadOnlyList<string> Exercises => ["6.1", "6.2", "6.3", "6.4", "6.5"];

    // The lecture prints no numbers of this chapter.
    public override IReadOnlyList<(string What, string Printed)> Numbers => [];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        Forward("no scale and shift", "(v - m) / Math.Sqrt(s + ε)", "Scale and shift are missing"),
        Forward("m − 1", "γ * (v - m) / Math.Sqrt(s * z.Length / (z.Length - 1) + ε) + β", "divided by m − 1"),
        Forward("ε outside", "γ * (v - m) / (Math.Sqrt(s) + ε) + β", "outside the root"),
        Forward("no ε", "s == 0 ? β : γ * (v - m) / Math.Sqrt(s) + β", "ε is not used"),
        Forward("no root", "γ * (v - m) / (s + ε) + β", "root is missing"),
        Forward("no mean", "γ * (v - (s == 0 ? m : 0)) / Math.Sqrt(s + ε) + β", "mean is not subtracted"),
        Forward("min–max, as one source says", "s == 0 ? β : γ * (v - z.Min()) / (z.Max() - z.Min()) + β", "by min–max"),

        Backward("constants", "γ / d * a", "taken for constants"),
        Backward("no path through the variance", "γ / d * (a - mg)", "path through the variance is missing"),
        Backward("no path through the mean", "γ / d * (a - b * mp)", "path through the mean is missing"),
        Backward("sums", "γ / d * (a - z.Length * mg - z.Length * b * mp)", "Sums were taken"),
        Backward("no γ", "(a - mg - b * mp) / d", "γ is missing"),
        Backward("multiplied", "γ * d * (a - mg - b * mp)", "Multiplied by the deviation"),

        Running("weights exchanged", "((1 - α) * mean + α * m, (1 - α) * variance + α * v)", "weights are exchanged"),
        Running("biased", "(α * mean + (1 - α) * m, α * variance + (1 - α) * v * (batch.Length - 1) / batch.Length)", "biased one"),
        Running("the old forgotten", "(m, v)", "old averages are forgotten"),
        Running("the deviation", "(α * mean + (1 - α) * m, α * variance + (1 - α) * Math.Sqrt(v))", "not its variance"),
        Running("added in full", "(α * mean + m, α * variance + v)", "added in full"),

        Folded("the bias not scaled", "a * x", "b + β - a * μ", "was not scaled"),
        Folded("the bias lost", "a * x", "β - a * μ", "old bias is lost"),
        Folded("the sign of μ", "a * x", "a * (b + μ) + β", "sign of μ is turned"),
        Folded("divided by the variance", "γ / (σ2 + ε) * x", "γ / (σ2 + ε) * (b - μ) + β", "Divided by the variance"),
        Folded("no ε", "γ / Math.Sqrt(σ2) * x", "γ / Math.Sqrt(σ2) * (b - μ) + β", "ε is left out"),
        Folded("no γ", "a / γ * x", "a / γ * (b - μ) + β", "γ is left out"),
        Folded("the weights forgotten", "x", "a * (b - μ) + β", "weights are as before"),

        Maps("maps mixed", "(_, i) => i % maps == map", "(all.Sum(x => (x - m) * (x - m)) / all.Length)", "different maps are mixed"),
        Maps("deviations", "(_, i) => i / area == map", "Math.Sqrt(all.Average(x => (x - m) * (x - m)))", "These are the deviations"),
        Maps("one number too few", "(_, i) => i / area == map", "(all.Sum(x => (x - m) * (x - m)) / (all.Length - 1))", "one number too few"),
        Maps("all maps together", "(_, i) => true", "all.Average(x => (x - m) * (x - m))", "all maps together"),
        new("6.5", "within each image", """
            static double[] MapStatistics(double[][] images, int maps)
            {
                int area = images[0].Length / maps;
                double[] Of(double[] image, int map) => image[(map * area)..((map + 1) * area)];
                double Spread(double[] part) => part.Average(v => (v - part.Average()) * (v - part.Average()));
                var all = Enumerable.Range(0, maps);
                return [.. all.Select(map => images.Average(image => Of(image, map).Average())),
                    .. all.Select(map => images.Average(image => Spread(Of(image, map))))];
            }
            """, "within each image"),
        new("6.5", "place by place", """
            static double[] MapStatistics(double[][] images, int maps)
            {
                var places = Enumerable.Range(0, images[0].Length);
                return [.. places.Select(i => images.Average(image => image[i])),
                    .. places.Select(i => images.Average(image => Math.Pow(image[i] - images.Average(other => other[i]), 2)))];
            }
            """, "each place has its own statistics"),
    ];

    private static WrongAnswer Forward(string mistake, string each, string diagnosis)
        => new("6.1", mistake, $$"""
            static double[] Normalize(double[] z, double γ, double β, double ε)
            {
                double m = z.Average(), s = z.Average(v => (v - m) * (v - m));
                return [.. z.Select(v => {{each}})];
            }
            """, diagnosis);

    private static WrongAnswer Backward(string mistake, string each, string diagnosis)
        => new("6.2", mistake, $$"""
            static double[] InputGradient(double[] z, double[] g, double γ, double ε)
            {
                double m = z.Average(), d = Math.Sqrt(z.Average(v => (v - m) * (v - m)) + ε);
                double[] hat = [.. z.Select(v => (v - m) / d)];
                double mg = g.Average(), mp = g.Zip(hat, (a, b) => a * b).Average();
                return [.. g.Zip(hat, (a, b) => {{each}})];
            }
            """, diagnosis);

    private static WrongAnswer Running(string mistake, string result, string diagnosis)
        => new("6.3", mistake, $$"""
            static (double Mean, double Variance) Average(double mean, double variance, double[] batch, double α)
            {
                double m = batch.Average(), v = batch.Sum(x => (x - m) * (x - m)) / (batch.Length - 1);
                return {{result}};
            }
            """, diagnosis);

    private static WrongAnswer Folded(string mistake, string weight, string bias, string diagnosis)
        => new("6.4", mistake, $$"""
            static double[] Fold(double[] w, double b, double γ, double β, double μ, double σ2, double ε)
            {
                double a = γ / Math.Sqrt(σ2 + ε);
                return [.. w.Select(x => {{weight}}), {{bias}}];
            }
            """, diagnosis);

    private static WrongAnswer Maps(string mistake, string which, string variance, string diagnosis)
        => new("6.5", mistake, $$"""
            static double[] MapStatistics(double[][] images, int maps)
            {
                int area = images[0].Length / maps;
                var statistics = new double[2 * maps];
                for (int map = 0; map < maps; map++)
                {
                    double[] all = [.. images.SelectMany(image => image.Where({{which}}))];
                    double m = all.Average();
                    statistics[map] = m;
                    statistics[maps + map] = {{variance}};
                }
                return statistics;
            }
            """, diagnosis);
}
