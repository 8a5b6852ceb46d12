using CourseKit.Search;
using CourseKit.Tensors;

namespace CourseKit.Tests.Search;

/// <summary>Curves made by formulas, each with the shape that its finding stands for.</summary>
public class CurveDiagnosisTests
{
    private const int Epochs = 101;

    [Fact]
    public void An_exponential_fall_looks_right()
        => CurveDiagnosis.Of(Curve(t => 0.3 + (2 * Math.Exp(-6 * t)))).Findings.ShouldBe([CurveFinding.LooksRight]);

    [Fact]
    public void A_straight_line_and_a_loss_that_hardly_moves_mean_a_rate_too_small()
    {
        CurveDiagnosis.Of(Curve(t => 2.3 - (0.4 * t))).Findings.ShouldBe([CurveFinding.RateTooSmall]);
        CurveDiagnosis.Of(Curve(t => 2.3 - (0.01 * t))).Findings.ShouldBe([CurveFinding.RateTooSmall]);
        CurveDiagnosis.Of(Curve(_ => 2.3)).Findings.ShouldBe([CurveFinding.RateTooSmall]);
    }

    [Fact]
    public void A_loss_that_grows_jumps_overflows_or_stays_high_means_a_rate_too_large()
    {
        CurveDiagnosis.Of(Curve(t => 2.3 * Math.Exp(3 * t))).Findings.ShouldBe([CurveFinding.RateTooLarge]);
        CurveDiagnosis.Of(Curve(t => t > 0.5 ? double.NaN : 2.3)).Findings.ShouldBe([CurveFinding.RateTooLarge]);
        CurveDiagnosis.Of(Curve(t => t > 0.2 ? double.PositiveInfinity : 2.3)).ToString().ShouldContain("the loss was ∞ at epoch 21");
        CurveDiagnosis.Of(Curve(t => 1.5 + (0.8 * Math.Exp(-60 * t)))).Findings.ShouldBe([CurveFinding.RateTooLarge]);
        var stream = new RandomStream(1);
        CurveDiagnosis.Of(Curve(t => 1.2 + Math.Exp(-5 * t) + stream.NextUniform(-0.5, 0.5))).Findings.ShouldBe([CurveFinding.RateTooLarge]);
    }

    [Fact]
    public void A_little_noise_on_a_good_curve_changes_nothing()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var stream = new RandomStream(seed);
            CurveDiagnosis.Of(Curve(t => 0.3 + (2 * Math.Exp(-6 * t)) + stream.NextNormal(0, 0.01))).Findings.ShouldBe([CurveFinding.LooksRight]);
        }
    }

    [Fact]
    public void Flat_at_first_and_then_falling_means_a_bad_initialization()
        => CurveDiagnosis.Of(Curve(t => 0.2 + (2.1 / (1 + Math.Exp(20 * (t - 0.5)))))).Findings.ShouldBe([CurveFinding.FlatAtFirst]);

    [Fact]
    public void A_validation_loss_that_rises_again_or_a_gap_in_accuracy_means_over_fitting()
    {
        var training = Curve(t => 0.02 + (2.3 * Math.Exp(-6 * t)));
        CurveDiagnosis.Of(training, Curve(t => 0.5 + (1.8 * Math.Exp(-8 * t)) + (0.5 * t))).Findings.ShouldBe([CurveFinding.OverFit]);
        CurveDiagnosis.Of(training, null, Curve(t => 1 - Math.Exp(-6 * t)), Curve(t => 0.85 * (1 - Math.Exp(-6 * t)))).Findings.ShouldBe([CurveFinding.OverFit]);
    }

    [Fact]
    public void No_gap_and_no_good_score_asks_for_more_capacity()
    {
        var training = Curve(t => 0.9 + (1.4 * Math.Exp(-6 * t)));
        CurveDiagnosis.Of(training, Curve(t => 0.92 + (1.4 * Math.Exp(-6 * t)))).Findings.ShouldBe([CurveFinding.NoGap]);
        CurveDiagnosis.Of(training, null, Curve(t => 0.7 * (1 - Math.Exp(-6 * t))), Curve(t => 0.69 * (1 - Math.Exp(-6 * t)))).Findings.ShouldBe([CurveFinding.NoGap]);

        // No gap where both are good is what one wants.
        CurveDiagnosis.Of(Curve(t => 0.01 + (2 * Math.Exp(-6 * t))), null, Curve(t => 0.99 - Math.Exp(-9 * t) * 0.89), Curve(t => 0.98 - Math.Exp(-9 * t) * 0.88)).Findings.ShouldBe([CurveFinding.LooksRight]);
    }

    [Fact]
    public void A_history_without_a_validation_set_is_read_by_its_training_curves()
    {
        var none = Curve(_ => double.NaN);
        CurveDiagnosis.Of(Curve(t => 0.3 + (2 * Math.Exp(-6 * t))), none, Curve(t => 0.9 - (0.8 * Math.Exp(-6 * t))), none).Findings.ShouldBe([CurveFinding.LooksRight]);
    }

    [Fact]
    public void Accuracy_that_jumps_while_the_loss_creeps_is_seen_and_explained()
    {
        // As with a small rate on ten classes: 2.302 to 2.25, while accuracy leaves 10 % early.
        var diagnosis = CurveDiagnosis.Of(Curve(t => 2.302 - (0.05 * t)), null, Curve(t => t < 0.3 ? 0.1 : 0.4));

        diagnosis.Findings.ShouldBe([CurveFinding.RateTooSmall, CurveFinding.AccuracyJumps]);
        diagnosis.ToString().ShouldContain("accuracy jumps, loss creeps: between epochs");
        diagnosis.ToHtml().ShouldContain("<table");
    }

    [Fact]
    public void Curves_that_cannot_be_read_are_refused()
    {
        Should.Throw<ArgumentException>(() => CurveDiagnosis.Of([1, 2, 3])).Message.ShouldContain("5 numbers or more to be read, got 3");
        Should.Throw<ArgumentException>(() => CurveDiagnosis.Of([double.NaN, 2, 3, 4, 5])).Message.ShouldContain("the first loss must be finite, got NaN");
        Should.Throw<ArgumentException>(() => CurveDiagnosis.Of([5, 4, 3, 2, 1], [1, 2])).Message.ShouldContain("validationLosses must have 5 numbers, as many as losses, got 2");
        foreach (var finding in Enum.GetValues<CurveFinding>())
            CurveDiagnosis.Advice(finding).ShouldNotBeEmpty();
    }

    private static double[] Curve(Func<double, double> at) => [.. Enumerable.Range(0, Epochs).Select(epoch => at(epoch / (Epochs - 1.0)))];
}
