namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 00-start-here.dib promises.</summary>
public sealed class StartHere : Chapter
{
    public override string File => "00-start-here.dib";

    public override IReadOnlyList<string> Exercises => ["0.1", "0.2", "0.3", "0.4", "0.5"];

    /// <summary>The lecture prints no numbers for this chapter: these are worked by hand.</summary>
    public override IReadOnlyList<(string What, string Printed)> Numbers =>
    [
        ("best allowed point, w1", "1.2000"),
        ("best allowed point, w2", "0.8000"),
        ("its cost", "0.8000"),
        ("least mean square at", "510"),
        ("least mean absolute at", "350"),
        ("J", "12.25"),
        ("dJ/dc", "7.00"),
        ("dJ/dw, first unit", "14.00"),
        ("dJ/dw, second unit (off)", "0.00"),
        ("dJ/db, first unit", "14.00"),
        ("dJ/dU, input 1, first unit", "14.00"),
        ("dJ/dU, input 2, first unit", "28.00"),
        ("interior point, w1", "1.2000"),
        ("interior point, w2", "0.8000"),
    ];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        Line("the sign turned", "return (a + rate * da, b + rate * db);", "climbs"),
        Line("the 2 of the square forgotten", "return (a - rate * da / 2, b - rate * db / 2);", "Half of the step"),
        Line("the sum instead of the mean", "return (a - rate * da * x.Length, b - rate * db * x.Length);", "divide by N"),
        Line("the input forgotten", "return (a - rate * db, b - rate * db);", "lacks its factor x"),
        Line("b moved with the new a",
            "a -= rate * da; double late = 0; for (int i = 0; i < x.Length; i++) late += 2 * (a * x[i] + b - t[i]) / x.Length; return (a, b - rate * late);",
            "with the new a"),
        Line("the gradient returned", "return (da, db);", "gradient itself"),

        Classes("the sum instead of the mean", "sum -= Math.Log(answers[i][labels[i]]) * labels.Length;", "This is the sum"),
        Classes("divided by the classes too", "sum -= Math.Log(answers[i][labels[i]]) / answers[i].Length;", "examples and classes"),
        Classes("the sign turned", "sum += Math.Log(answers[i][labels[i]]);", "minus sign"),
        Classes("bits", "sum -= Math.Log2(answers[i][labels[i]]);", "in bits"),
        Classes("the other classes' terms added",
            "for (int k = 0; k < answers[i].Length; k++) sum -= Math.Log(k == labels[i] ? answers[i][k] : 1 - answers[i][k]);",
            "yes-or-no"),
        Classes("classes counted from 1", "sum -= Math.Log(answers[i][(labels[i] + 1) % answers[i].Length]);", "count from 0"),
        Classes("multiplied by the one-hot label",
            "for (int k = 0; k < answers[i].Length; k++) sum -= (k == labels[i] ? 1 : 0) * Math.Log(answers[i][k]);",
            "0 · ln 0"),

        Unit("the 2 of the square forgotten", "return (x * dz / 2, dz / 2, h * df / 2, df / 2);", "factor 2"),
        Unit("the signs turned", "return (-x * dz, -dz, -h * df, -df);", "signs are turned"),
        Unit("the input forgotten", "return (dz, dz, h * df, df);", "lacks its last link"),
        Unit("the outer weight forgotten", "dz = z > 0 ? df : 0; return (x * dz, dz, h * df, df);", "factor w is missing"),
        Unit("x in place of h", "return (x * dz, dz, x * df, df);", "after the ReLU, not x"),
        Unit("the ReLU's slope forgotten", "dz = w * df; return (x * dz, dz, h * df, df);", "factor [z > 0] is missing"),
        Unit("z in place of h", "return (x * dz, dz, z * df, df);", "before the ReLU"),
        Unit("nothing at all from a unit that is off", "return z > 0 ? (x * dz, dz, h * df, df) : (0, 0, 0, 0);", "c does not lie behind"),

        Starts("rounded down", "(int)Math.Floor(Math.Log(1 - wanted) / Math.Log(1 - p))", "One too few"),
        Starts("chances added up", "(int)Math.Ceiling(wanted / p)", "chances overlap"),
        Starts("the wanted probability for its opposite", "(int)Math.Ceiling(Math.Log(wanted) / Math.Log(1 - p))", "1 − wanted"),
        Starts("the share for its opposite", "(int)Math.Ceiling(Math.Log(1 - wanted) / Math.Log(p))", "probability of missing"),

        Folds("the parts exchanged", "([.. order.Where((_, place) => place % k == j)], [.. order.Where((_, place) => place % k != j)])", "exchanged"),
        Folds("folds counted from 1", "([.. order.Where((_, place) => place % k != j - 1)], [.. order.Where((_, place) => place % k == j - 1)])", "counted from 1"),
        Folds("numbers instead of places", "([.. order.Where(i => i % k != j)], [.. order.Where(i => i % k == j)])", "example's number"),
        Folds("places instead of numbers",
            "([.. Enumerable.Range(0, order.Length).Where(i => i % k != j)], [.. Enumerable.Range(0, order.Length).Where(i => i % k == j)])",
            "These are places"),
        Folds("blocks", "([.. order.Where((_, i) => i * k / order.Length != j)], [.. order.Where((_, i) => i * k / order.Length == j)])", "block of neighbours"),
        Folds("trained on all", "(order, [.. order.Where((_, place) => place % k == j)])", "also those held out"),
    ];

    private static WrongAnswer Line(string mistake, string body, string diagnosis)
        => new("0.1", mistake, $$"""
            static (double A, double B) LineStep(double[] x, double[] t, double a, double b, double rate)
            {
                double da = 0, db = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    double e = a * x[i] + b - t[i];
                    da += 2 * e * x[i] / x.Length;
                    db += 2 * e / x.Length;
                }
                {{body}}
            }
            """, diagnosis);

    private static WrongAnswer Classes(string mistake, string term, string diagnosis)
        => new("0.2", mistake, $$"""
            static double ClassLoss(double[][] answers, int[] labels)
            {
                double sum = 0;
                for (int i = 0; i < labels.Length; i++)
                {
                    {{term}}
                }
                return sum / labels.Length;
            }
            """, diagnosis);

    private static WrongAnswer Unit(string mistake, string body, string diagnosis)
        => new("0.3", mistake, $$"""
            static (double Du, double Db, double Dw, double Dc) UnitGradient(
                double x, double t, double u, double b, double w, double c)
            {
                double z = u * x + b, h = Math.Max(z, 0), df = 2 * (w * h + c - t);
                double dz = z > 0 ? w * df : 0;
                {{body}}
            }
            """, diagnosis);

    private static WrongAnswer Starts(string mistake, string value, string diagnosis)
        => new("0.4", mistake, $"static int StartsNeeded(double p, double wanted) => {value};", diagnosis);

    private static WrongAnswer Folds(string mistake, string value, string diagnosis)
        => new("0.5", mistake, $"static (int[] Train, int[] HeldOut) FoldOf(int[] order, int k, int j) => {value};", diagnosis);
}
