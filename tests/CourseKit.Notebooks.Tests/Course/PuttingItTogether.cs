namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 10-putting-it-together.dib promises.</summary>
public sealed class PuttingItTogether : Chapter
{
    public override string File => "10-putting-it-together.dib";

    public override IReadOnlyList<string> Exercises => ["10.1", "10.2", "10.3", "10.4", "10.5"];

    public override IReadOnlyList<(string What, string Printed)> Numbers =>
    [
        ("rows of the output", "28"),
        ("columns of the output", "28"),
        ("maps of the output", "1"),
    ];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        Size("the first place forgotten", "return left < 0 || left % S != 0 ? 0 : left / S;", "+ 1 is missing"),
        Size("padding on one side", "left -= P; return left < 0 || left % S != 0 ? 0 : left / S + 1;", "on both sides"),
        Size("no stride", "return left < 0 || left % S != 0 ? 0 : left + 1;", "stride does not count"),
        Size("rounded down", "return left < 0 ? 0 : left / S + 1;", "rounded down"),

        Channels("the filter turned over", "b", "w.Length", "", "w[c][F - 1 - i, F - 1 - j]", "turned over"),
        Channels("rows and columns exchanged", "b", "w.Length", "", "w[c][j, i]", "are exchanged"),
        Channels("one channel", "b", "1", "", "w[c][i, j]", "first channel"),
        Channels("a bias for each channel", "0", "w.Length", "z[y, x] += b;", "w[c][i, j]", "once for each channel"),
        Channels("no bias", "0", "w.Length", "", "w[c][i, j]", "bias b is missing"),

        PoolBack("the mean's way back", "back[F * y + i, F * x + j] = gradient[y, x] / (F * F);", "average pooling"),
        PoolBack("everybody", "back[F * y + i, F * x + j] = gradient[y, x];", "Every number"),
        PoolBack("the smallest", "if (map[F * y + i, F * x + j] == low) back[F * y + i, F * x + j] = gradient[y, x];", "smallest"),
        PoolBack("the number itself", "if (map[F * y + i, F * x + j] == high) back[F * y + i, F * x + j] = high;", "largest number itself"),
        PoolBack("all that tie", "if (map[F * y + i, F * x + j] == high) back[F * y + i, F * x + j] = gradient[y, x];", "All that tie"),

        Count("no biases", "filters * channels * F * F", "biases are missing"),
        Count("no channels", "filters * (F * F + 1)", "channels do not count"),
        Count("a bias for each channel", "filters * channels * (F * F + 1)", "one for each channel"),
        Count("one bias for all", "filters * channels * F * F + 1", "one bias for all"),
        Count("a row of weights", "filters * (channels * F + 1)", "not F."),

        Step("the rates exchanged", "[.. theta.Select((t, i) => t - (i < kept ? headRate : smallRate) * gradient[i])]", "rates are exchanged"),
        Step("frozen", "[.. theta.Select((t, i) => i < kept ? t : t - headRate * gradient[i])]", "fixed features"),
        Step("one rate", "[.. theta.Select((t, i) => t - headRate * gradient[i])]", "One rate for all"),
        Step("uphill", "[.. theta.Select((t, i) => t + (i < kept ? smallRate : headRate) * gradient[i])]", "sign is turned"),
        Step("one too many", "[.. theta.Select((t, i) => t - (i <= kept ? smallRate : headRate) * gradient[i])]", "One parameter too many"),
        new("10.5", "in place", """
            static double[] FineTune(double[] theta, double[] gradient, int kept, double smallRate, double headRate)
            {
                for (int i = 0; i < theta.Length; i++)
                    theta[i] -= (i < kept ? smallRate : headRate) * gradient[i];
                return theta;
            }
            """, "was changed"),
    ];

    private static WrongAnswer Size(string mistake, string body, string diagnosis)
        => new("10.1", mistake, $$"""
            static int OutputSize(int H, int F, int S, int P)
            {
                int left = H + 2 * P - F;
                {{body}}
            }
            """, diagnosis);

    private static WrongAnswer Channels(string mistake, string start, string channels, string each, string weight, string diagnosis)
        => new("10.2", mistake, $$"""
            static double[,] ConvolveChannels(double[][,] image, double[][,] w, double b, int S)
            {
                int F = w[0].GetLength(0);
                var z = new double[(image[0].GetLength(0) - F) / S + 1, (image[0].GetLength(1) - F) / S + 1];
                for (int y = 0; y < z.GetLength(0); y++)
                    for (int x = 0; x < z.GetLength(1); x++)
                    {
                        z[y, x] = {{start}};
                        for (int c = 0; c < {{channels}}; c++)
                        {
                            {{each}}
                            for (int i = 0; i < F; i++)
                                for (int j = 0; j < F; j++)
                                    z[y, x] += {{weight}} * image[c][S * y + i, S * x + j];
                        }
                    }
                return z;
            }
            """, diagnosis);

    private static WrongAnswer PoolBack(string mistake, string line, string diagnosis)
        => new("10.3", mistake, $$"""
            static double[,] MaxPoolBack(double[,] map, double[,] gradient, int F)
            {
                var back = new double[map.GetLength(0), map.GetLength(1)];
                for (int y = 0; y < gradient.GetLength(0); y++)
                    for (int x = 0; x < gradient.GetLength(1); x++)
                    {
                        double low = double.PositiveInfinity, high = double.NegativeInfinity;
                        for (int i = 0; i < F; i++)
                            for (int j = 0; j < F; j++)
                            {
                                low = Math.Min(low, map[F * y + i, F * x + j]);
                                high = Math.Max(high, map[F * y + i, F * x + j]);
                            }
                        for (int i = 0; i < F; i++)
                            for (int j = 0; j < F; j++)
                                {{line}}
                    }
                return back;
            }
            """, diagnosis);

    private static WrongAnswer Count(string mistake, string value, string diagnosis)
        => new("10.4", mistake, $"static int ParameterCount(int channels, int F, int filters) => {value};", diagnosis);

    private static WrongAnswer Step(string mistake, string value, string diagnosis)
        => new("10.5", mistake, $"""
            static double[] FineTune(double[] theta, double[] gradient, int kept, double smallRate, double headRate)
                => {value};
            """, diagnosis);
}
