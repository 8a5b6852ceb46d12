using CourseKit.Ensembles;
using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Tests.Ensembles;

/// <summary>Dropout as an ensemble of all the networks that it leaves.</summary>
public class MaskEnumerationTests
{
    private static readonly RandomStream Random = new(1);
    private static readonly Matrix X = Random.Normal(4, 6);
    private static readonly Matrix W = Random.Normal(6, 3);
    private static readonly Vector B = Random.NormalVector(3);

    [Fact]
    public void Masks_have_the_probabilities_of_independent_units()
    {
        var masks = MaskEnumeration.Masks(2, 0.2).ToList();
        masks.Select(each => each.Mask).ShouldBe([[0, 0], [1, 0], [0, 1], [1, 1]]);
        masks.Select(each => each.Probability).Zip([0.04, 0.16, 0.16, 0.64]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-15);
        MaskEnumeration.Masks(10, 0.3).Sum(each => each.Probability).ShouldBe(1, 1e-12);
        MaskEnumeration.Masks(3, 0).Where(each => each.Probability > 0).ShouldHaveSingleItem().Mask.ShouldBe([1, 1, 1]);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.2)]
    public void Scaling_a_softmax_classifiers_inputs_is_exactly_the_geometric_mean_of_all_64_networks(double p)
    {
        Matrix Scores(Vector mask) => (X.ScaleColumns(mask) * W).AddRow(B);
        var scaled = Softmax.At(((X * (1 - p)) * W).AddRow(B));
        MaskEnumeration.GeometricMean(6, p, Scores).IsCloseTo(scaled, 1e-12).ShouldBeTrue();
        MaskEnumeration.ArithmeticMean(6, p, Scores).IsCloseTo(scaled, 1e-3).ShouldBeFalse();
        MaskEnumeration.ArithmeticMean(6, p, Scores).RowSums().IsCloseTo([1, 1, 1, 1], 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void With_a_hidden_layer_scaling_is_only_near()
    {
        var (V, U) = (Random.Normal(6, 8), Random.Normal(8, 3) * 0.5);
        Matrix Hidden() => (X * V).Map(Math.Tanh);
        Matrix Deep(Vector mask) => (Hidden().ScaleColumns(mask) * U).Map(Math.Tanh) * W[..3];
        var scaled = Softmax.At(((Hidden() * 0.5) * U).Map(Math.Tanh) * W[..3]);
        var exact = MaskEnumeration.GeometricMean(8, 0.5, Deep);
        exact.IsCloseTo(scaled, 1e-6).ShouldBeFalse();
        exact.IsCloseTo(scaled, 0.2).ShouldBeTrue();
    }

    [Fact]
    public void Sizes_and_rates_outside_their_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => MaskEnumeration.Masks(21, 0.5)).Message.ShouldContain("units must be in 1 … 20, got 21");
        Should.Throw<ArgumentOutOfRangeException>(() => MaskEnumeration.Masks(2, 1)).Message.ShouldContain("dropRate must be in [0, 1), got 1");
    }
}
