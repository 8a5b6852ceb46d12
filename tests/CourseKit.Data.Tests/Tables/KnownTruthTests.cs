namespace CourseKit.Data.Tests.Tables;

/// <summary>What the tables claim of their truth is found again in their numbers.</summary>
public sealed class KnownTruthTests
{
    [Fact]
    public void Least_squares_on_the_houses_finds_the_coefficients_and_the_noise()
    {
        var houses = HouseTable.Load(Repository.Data);
        houses.Count.ShouldBe(500);
        var type = houses.OneHot("type");
        var x = Enumerable.Range(0, houses.Count).Select(row => new[]
        {
            1, houses.Numbers("rooms")[row], houses.Numbers("area_m2")[row], type[row, 1], type[row, 2], houses.Numbers("station_km")[row],
        }).ToArray();
        var y = houses.Numbers("price");
        var (w, deviations) = LeastSquares(x, y);
        double[] truth = [40, 12, 4.2, 30, 90, -11];
        var residuals = x.Select((row, k) => y[k] - Dot(row, w)).ToArray();
        var noise = Math.Sqrt(residuals.Sum(r => r * r) / (x.Length - truth.Length));
        noise.ShouldBe(HouseTable.Noise, 2.5);
        for (var k = 0; k < truth.Length; k++)
            Math.Abs(w[k] - truth[k]).ShouldBeLessThan(3.5 * noise * deviations[k], $"coefficient {k}: {w[k]} for {truth[k]}");
        HouseTable.PriceOf(3, 65.8, "apartment", 1.4).ShouldBe(40 + 36 + (4.2 * 65.8) - (11 * 1.4), 1e-9);
    }

    [Fact]
    public void Newton_on_the_health_table_finds_the_logistic_coefficients()
    {
        var people = HealthTable.Load(Repository.Data);
        people.Count.ShouldBe(400);
        var (sex, constitution) = (people.OneHot("sex"), people.OneHot("constitution"));
        var x = Enumerable.Range(0, people.Count).Select(row => new[]
        {
            1,
            (people.Numbers("height_m")[row] - 1.68) / 0.09,
            (people.Numbers("weight_kg")[row] - 66) / 12,
            (people.Numbers("blood_pressure_mmhg")[row] - 121) / 14,
            sex[row, 0], constitution[row, 0], constitution[row, 1], constitution[row, 3],
        }).ToArray();
        var y = people.Numbers("at_risk");
        var w = new double[8];
        double[] deviations = [];
        for (var step = 0; step < 12; step++)
        {
            var p = x.Select(row => 1 / (1 + Math.Exp(-Dot(row, w)))).ToArray();
            var weights = p.Select(q => Math.Sqrt(q * (1 - q))).ToArray();
            (var move, deviations) = LeastSquares(
                [.. x.Select((row, k) => row.Select(v => v * weights[k]).ToArray())],
                [.. y.Select((label, k) => (label - p[k]) / weights[k])]);
            w = [.. w.Zip(move, (a, b) => a + b)];
        }

        double[] truth = [-0.6, -0.8, 1.4, 1.1, 0.4, 0.3, 0.6, -0.5];
        for (var k = 0; k < truth.Length; k++)
            Math.Abs(w[k] - truth[k]).ShouldBeLessThan(3 * deviations[k], $"coefficient {k}: {w[k]} for {truth[k]}, standard error {deviations[k]}");
        HealthTable.RiskOf(1.68, 66, 121, "female", "soyang").ShouldBe(1 / (1 + Math.Exp(0.6)), 1e-12);
    }

    [Fact]
    public void The_first_person_is_the_one_of_the_lecture()
    {
        var person = HealthTable.Load(Repository.Data).Take(1);
        person.ToMatrix("height_m", "weight_kg", "blood_pressure_mmhg").AsSpan<double>().ToArray().ShouldBe([1.755, 65.5, 122]);
        person.OneHot("sex").AsSpan<double>().ToArray().ShouldBe([1, 0]);
        person.OneHot("constitution").AsSpan<double>().ToArray().ShouldBe([0, 0, 1, 0]);
    }

    [Fact]
    public void A_table_that_is_not_there_says_how_to_make_it()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<FileNotFoundException>(() => HouseTable.Load(folder.Path)).Message
            .ShouldBe($"no data set houses in {folder.Path}; make it with: coursekit data make houses (or name the data folder in COURSEKIT_DATA)");
        Should.Throw<ArgumentException>(() => HouseTable.PriceOf(1, 1, "castle", 1)).Message.ShouldContain("one of apartment, terraced, detached, got 'castle'");
        Should.Throw<ArgumentException>(() => HealthTable.RiskOf(1, 1, 1, "male", "?")).Message.ShouldContain("one of taeyang, taeeum, soyang, soeum, got '?'");
    }

    /// <summary>Normal equations by Gauss–Jordan; also the standard deviation of each coefficient for noise 1.</summary>
    private static (double[] Coefficients, double[] Deviations) LeastSquares(double[][] x, double[] y)
    {
        var n = x[0].Length;
        var a = new double[n, (2 * n) + 1];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                a[i, j] = x.Sum(row => row[i] * row[j]);
            a[i, n + i] = 1;
            a[i, 2 * n] = x.Select((row, k) => row[i] * y[k]).Sum();
        }

        for (var p = 0; p < n; p++)
        {
            var pivot = a[p, p];
            for (var j = 0; j <= 2 * n; j++)
                a[p, j] /= pivot;
            for (var i = 0; i < n; i++)
            {
                var factor = a[i, p];
                for (var j = 0; i != p && j <= 2 * n; j++)
                    a[i, j] -= factor * a[p, j];
            }
        }

        return ([.. Enumerable.Range(0, n).Select(i => a[i, 2 * n])], [.. Enumerable.Range(0, n).Select(i => Math.Sqrt(a[i, n + i]))]);
    }

    private static double Dot(double[] u, double[] v) => u.Zip(v, (a, b) => a * b).Sum();
}
