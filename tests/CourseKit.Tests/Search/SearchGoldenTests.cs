using System.Text.Json;
using CourseKit.Search;
using CourseKit.SecondOrder;
using CourseKit.Tensors;

namespace CourseKit.Tests.Search;

/// <summary>Gaussian processes against scikit-learn's, expected improvement against SciPy's normal distribution (tests/golden/search.py).</summary>
public class SearchGoldenTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Find())).RootElement;

    public static TheoryData<int> Processes => [.. Enumerable.Range(0, Golden.GetProperty("processes").GetArrayLength())];

    public static TheoryData<int> Improvements => [.. Enumerable.Range(0, Golden.GetProperty("improvements").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Processes))]
    public void Mean_deviation_and_likelihood_are_scikit_learns(int place)
    {
        var golden = Golden.GetProperty("processes")[place];
        var process = Process(golden);

        process.LogMarginalLikelihood.ShouldBe(golden.GetProperty("likelihood").GetDouble(), 1e-9);
        var at = Rows(golden.GetProperty("at"));
        for (var i = 0; i < at.Rows; i++)
        {
            var (mean, deviation) = process.Predict(at.Row(i));
            mean.ShouldBe(golden.GetProperty("mean")[i].GetDouble(), 1e-9);
            deviation.ShouldBe(golden.GetProperty("deviation")[i].GetDouble(), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void The_likelihoods_slopes_are_scikit_learns_and_those_of_differences(int place)
    {
        var golden = Golden.GetProperty("processes")[place];
        var process = Process(golden);
        var slopes = process.LogMarginalLikelihoodGradient;

        slopes.IsCloseTo(Numbers(golden.GetProperty("slope")), 1e-8).ShouldBeTrue($"{slopes}");
        var m = process.LengthScales.Length;
        Vector θ = Vector.From([Math.Log(process.Variance), .. process.LengthScales.Map(Math.Log), Math.Log(process.Noise)]);
        double Likelihood(Vector t)
            => new GaussianProcess(process.Covariance, Math.Exp(t[0]), t[1..(m + 1)].Map(Math.Exp), Math.Exp(t[m + 1]), Rows(golden.GetProperty("x")), Numbers(golden.GetProperty("y"))).LogMarginalLikelihood;
        FiniteDifferences.Gradient(Likelihood, θ).IsCloseTo(slopes, 1e-6).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void Learning_finds_a_likelihood_as_high_as_scikit_learns_from_twenty_starts(int place)
    {
        var golden = Golden.GetProperty("processes")[place];
        var learned = GaussianProcess.Learn(Form(golden), Rows(golden.GetProperty("x")), Numbers(golden.GetProperty("y")));

        learned.LogMarginalLikelihood.ShouldBeGreaterThan(golden.GetProperty("best_likelihood").GetDouble() - 0.01);
    }

    [Theory]
    [MemberData(nameof(Improvements))]
    public void Expected_improvement_is_SciPys(int place)
    {
        var golden = Golden.GetProperty("improvements")[place];
        double Get(string name) => golden.GetProperty(name).GetDouble();

        ExpectedImprovement.At(Get("mean"), Get("deviation"), Get("best"), Get("margin")).ShouldBe(Get("expected"), 1e-14);
    }

    private static GaussianProcess Process(JsonElement golden) => new(
        Form(golden), golden.GetProperty("variance").GetDouble(), Numbers(golden.GetProperty("lengths")), golden.GetProperty("noise").GetDouble(),
        Rows(golden.GetProperty("x")), Numbers(golden.GetProperty("y")));

    private static Covariance Form(JsonElement golden) => golden.GetProperty("covariance").GetString() == "rbf" ? new RadialBasis() : new Matern52();

    private static Vector Numbers(JsonElement array) => Vector.From(array.EnumerateArray().Select(number => number.GetDouble()));

    private static Matrix Rows(JsonElement rows) => Matrix.FromRows(rows.EnumerateArray().Select(Numbers));

    // From the test's folder upwards to the repository's tests/golden.
    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "golden", "search.json");
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException("tests/golden/search.json was not found above the test's folder");
    }
}
