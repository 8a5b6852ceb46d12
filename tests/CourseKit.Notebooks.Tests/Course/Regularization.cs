namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 07-regularization.dib promises.</summary>
public sealed class Regularization : Chapter
{
    public override string File => "07-regularization.dib";

    public override IReadOnlyList<string> Exercises => ["7.1", "7.2", "7.3", "7.4"];

    public override IReadOnlyList<(string What, string Printed)> Numbers =>
    [
        ("factor 1 − 2ρλ", "0.96"),
        ("factor, library", "0.96"),
        ("w₁, 2λ", "1.4916"),
        ("w₂, 2λ", "1.3607"),
        ("prediction (5, 4)", "12.9009"),
        ("w₁, λ", "1.5863"),
        ("w₂, λ", "1.2997"),
        ("places, lecture", "1024"),
        ("views, lecture", "2048"),
    ];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        Decay("no factor 2", "(1 - rate * lambda) * v - rate * dw[i]", "factor 2 missing"),
        Decay("growth", "(1 + 2 * rate * lambda) * v - rate * dw[i]", "these weights grow"),
        Decay("no rate", "(1 - 2 * lambda) * v - rate * dw[i]", "not multiplied by the learning rate"),
        Decay("gradient shrunk", "(1 - 2 * rate * lambda) * (v - rate * dw[i])", "gradient was shrunk too"),
        Decay("L1", "v - rate * dw[i] - rate * lambda * Math.Sign(v)", "step of L1"),
        Decay("bias too", "(1 - 2 * rate * lambda) * v - rate * dw[i]", "bias decays here", "(1 - 2 * rate * lambda) * b - rate * db"),

        Sparse("λ", "Math.Sign(u) * Math.Max(Math.Abs(u) - lambda, 0)", "threshold is ρλ"),
        Sparse("past 0", "u - rate * lambda * Math.Sign(u)", "went past 0"),
        Sparse("hard", "Math.Abs(u) > rate * lambda ? u : 0", "hard threshold"),
        Sparse("threshold first", "Math.Sign(v) * Math.Max(Math.Abs(v) - rate * lambda, 0) - rate * gradient[i]", "Threshold first"),
        Sparse("sign lost", "Math.Max(u - rate * lambda, 0)", "Negative weights all became 0"),
        Sparse("L2", "u / (1 + 2 * rate * lambda)", "proximal step of L2"),

        Stop("count goes on", "", "losses[epoch - 1] < least", "waited == patience", "[best, epoch]", "Set it back to 0"),
        Stop("naive", "waited = 0;", "losses[epoch - 1] < least", "true", "[best, epoch]", "naive form"),
        Stop("from 0", "waited = 0;", "losses[epoch - 1] < least", "waited == patience", "[best - 1, epoch - 1]", "counted from 1"),
        Stop("the last", "waited = 0;", "losses[epoch - 1] < least", "waited == patience", "[epoch, epoch]", "epoch of the least loss"),
        Stop("too patient", "waited = 0;", "losses[epoch - 1] < least", "waited > patience", "[best, epoch]", "One look too patient"),
        Stop("equal", "waited = 0;", "losses[epoch - 1] <= least", "waited == patience", "[best, epoch]", "equal loss was taken"),
        Stop("every epoch", "waited = 0;", "losses[epoch - 1] < least", "waited == patience", "[best, epoch]", "Every epoch was looked at", "1"),
        Stop("epochs", "waited = 0;", "losses[epoch - 1] < least", "epoch - best >= patience", "[best, epoch]", "Patience counts looks"),

        Drop("not scaled", "uniform[i] < keepRate ? v : 0", "v", "not scaled up"),
        Drop("the rate dropped", "uniform[i] < keepRate ? 0 : v / (1 - keepRate)", "v", "read as that of the dropped"),
        Drop("multiplied", "uniform[i] < keepRate ? v * keepRate : 0", "v", "Divide, so that"),
        Drop("divided by the other", "uniform[i] < keepRate ? v / (1 - keepRate) : 0", "v", "divided by the rate of the dropped"),
        Drop("dropped in prediction", "uniform[i] < keepRate ? v / keepRate : 0", "uniform[i] < keepRate ? v / keepRate : 0", "Nothing is random there"),
        Drop("scaled in prediction", "uniform[i] < keepRate ? v / keepRate : 0", "v * keepRate", "belongs to the other form"),
        Drop("divided in prediction", "uniform[i] < keepRate ? v / keepRate : 0", "v / keepRate", "all of them speak"),
    ];

    private static WrongAnswer Decay(string mistake, string each, string diagnosis, string bias = "b - rate * db")
        => new("7.1", mistake, $$"""
            static double[] PenalizedStep(double[] w, double b, double[] dw, double db, double rate, double lambda)
                => [.. w.Select((v, i) => {{each}}), {{bias}}];
            """, diagnosis);

    private static WrongAnswer Sparse(string mistake, string each, string diagnosis)
        => new("7.2", mistake, $$"""
            static double[] SparseStep(double[] w, double[] gradient, double rate, double lambda)
                => [.. w.Select((v, i) =>
                {
                    double u = v - rate * gradient[i];
                    return {{each}};
                })];
            """, diagnosis);

    private static WrongAnswer Stop(string mistake, string better, string improved, string enough, string answer, string diagnosis, string every = "every")
        => new("7.3", mistake, $$"""
            static int[] StopWithPatience(double[] losses, int patience, int every)
            {
                double least = double.PositiveInfinity;
                int best = 0, waited = 0, epoch = 0;
                for (epoch = {{every}}; epoch <= losses.Length; epoch += {{every}})
                {
                    if ({{improved}})
                    {
                        (least, best) = (losses[epoch - 1], epoch);
                        {{better}}
                    }
                    else
                    {
                        waited++;
                        if ({{enough}})
                            return {{answer}};
                    }
                }
                epoch = losses.Length;
                return {{answer}};
            }
            """, diagnosis);

    private static WrongAnswer Drop(string mistake, string training, string prediction, string diagnosis)
        => new("7.4", mistake, $$"""
            static double[] DropUnits(double[] z, double keepRate, double[] uniform, bool training)
                => training
                    ? [.. z.Select((v, i) => {{training}})]
                    : [.. z.Select((v, i) => {{prediction}})];
            """, diagnosis);
}
