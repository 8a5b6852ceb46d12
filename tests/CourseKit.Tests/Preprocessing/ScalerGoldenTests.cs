using System.Text.Json;
using CourseKit.Preprocessing;
using CourseKit.Tests.Activations;

namespace CourseKit.Tests.Preprocessing;

/// <summary>Scalers, PCA and whitening against scikit-learn and NumPy (tests/golden/preprocessing.py).</summary>
public class ScalerGoldenTests
{
    private static readonly JsonElement Golden = GoldenNumbers.Read("preprocessing.json");

    public static TheoryData<string, Scaler> Scalers => new()
    {
        { "standardScore", new StandardScore() },
        { "minMax", new MinMax() },
        { "minMaxSigned", new MinMax(-1, 1) },
        { "pca", new PrincipalComponents() },
        { "pca", new Decorrelation() },
        { "pcaWhitening", new PcaWhitening() },
        { "pcaWhiteningEpsilon", new PcaWhitening(0.5) },
        { "zcaWhitening", new ZcaWhitening() },
    };

    [Theory]
    [MemberData(nameof(Scalers))]
    public void The_test_set_is_prepared_alike(string name, Scaler scaler)
        => scaler.Fit(Golden.Matrix("training")).Transform(Golden.Matrix("test")).IsCloseTo(Golden.Matrix(name), 1e-9, 1e-9).ShouldBeTrue();

    [Fact]
    public void Directions_variances_and_shares_agree()
    {
        var fitted = new PrincipalComponents().Fit(Golden.Matrix("training")).ShouldBeOfType<FittedProjection>();
        fitted.Directions.IsCloseTo(Golden.Matrix("directions"), 1e-10).ShouldBeTrue();
        fitted.Variances.IsCloseTo(Golden.Vector("variances"), 0, 1e-6).ShouldBeTrue();
        fitted.Shares.IsCloseTo(Golden.Vector("shares"), 1e-13).ShouldBeTrue();
    }

    [Fact]
    public void Two_components_give_the_nearest_points_back()
    {
        var fitted = new PrincipalComponents(2).Fit(Golden.Matrix("training"));
        fitted.Inverse(fitted.Transform(Golden.Matrix("test"))).IsCloseTo(Golden.Matrix("pca2Inverse"), 1e-9).ShouldBeTrue();
    }

    [Fact]
    public void Filled_values_agree()
    {
        var missing = Golden.Matrix("training");
        foreach (var place in Golden.GetProperty("missingAt").EnumerateArray())
            missing[place[0].GetInt32(), place[1].GetInt32()] = double.NaN;
        new FillMissing().Fit(missing).Transform(missing).IsCloseTo(Golden.Matrix("filledMean"), 1e-12).ShouldBeTrue();
        new FillMissing(FillWith.Median).Fit(missing).Transform(missing).IsCloseTo(Golden.Matrix("filledMedian"), 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void One_hot_codes_agree()
        => new OneHot([0]).Fit(Golden.Matrix("nominal")).Transform(Golden.Matrix("nominal")).ShouldBe(Golden.Matrix("oneHot"));
}
