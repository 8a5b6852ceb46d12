using CourseKit.Preprocessing;
using CourseKit.Tensors;

namespace CourseKit.Tests.Preprocessing;

/// <summary>What is particular to one scaler.</summary>
public class ScalerTests
{
    private static readonly Matrix Training = [[1.75, 65, 120], [1.60, 50, 110], [1.90, 95, 145], [1.68, 71, 131], [1.55, 60, 99]];

    [Fact]
    public void The_standard_score_has_mean_0_and_deviation_1_on_the_training_set_alone()
    {
        var fitted = new StandardScore().Fit(Training);
        var z = fitted.Transform(Training);
        z.ColumnMeans().IsCloseTo(Vector.Zeros(3), 1e-13).ShouldBeTrue();
        z.Hadamard(z).ColumnMeans().IsCloseTo([1, 1, 1], 1e-13).ShouldBeTrue();
        fitted.Transform(Training[..2]).ColumnMeans().IsCloseTo(Vector.Zeros(3), 0.1).ShouldBeFalse();
        var learned = fitted.ShouldBeOfType<FittedShiftAndScale>();
        learned.Shift[1].ShouldBe(68.2, 1e-12);
        learned.Shift[1] = 5;
        learned.Shift[1].ShouldBe(68.2, 1e-12);
    }

    [Fact]
    public void A_constant_feature_becomes_exactly_0_and_keeps_its_unit()
    {
        // 0.1 ten times adds up to 0.9999999999999999: a mean by rounded sum would leave a tiny deviation to divide by.
        var fitted = new StandardScore().Fit(Matrix.Filled(10, 1, 0.1));
        fitted.Transform(Vector.Of(0.1))[0].ShouldBe(0);
        fitted.Transform(Vector.Of(2.1))[0].ShouldBe(2, 1e-15);
        var ranged = new MinMax(-1, 1).Fit(Matrix.Filled(10, 1, 0.1));
        ranged.Transform(Vector.Of(0.1))[0].ShouldBe(-1, 1e-15);
        ranged.Transform(Vector.Of(0.6))[0].ShouldBe(-0.5, 1e-15);
    }

    [Fact]
    public void Min_max_reaches_both_ends_and_does_not_cut_off()
    {
        var fitted = new MinMax(-1, 1).Fit(Training);
        var z = fitted.Transform(Training);
        (z.Min(), z.Max()).ShouldSatisfyAllConditions(ends => ends.Item1.ShouldBe(-1, 1e-13), ends => ends.Item2.ShouldBe(1, 1e-13));
        fitted.Transform(Vector.Of(1.55, 140, 99))[1].ShouldBe(3, 1e-13);
        Should.Throw<InvalidOperationException>(() => new MinMax(1, 1).Fit(Training)).Message.ShouldContain("low < high, got 1 and 1");
    }

    [Fact]
    public void Centring_takes_the_mean_image_the_channel_s_mean_or_the_example_s_own()
    {
        Matrix images = [[1, 3, 10, 30], [3, 5, 20, 40]];
        new ZeroCentre().Fit(images).Transform(images).ShouldBe([[-1, -1, -5, -5], [1, 1, 5, 5]]);
        new ChannelCentre(2).Fit(images).Transform(images).ShouldBe([[-2, 0, -15, 5], [0, 2, -5, 15]]);
        new ExampleCentre().Fit(images).Transform(images).ShouldBe([[-10, -8, -1, 19], [-14, -12, 3, 23]]);
        Should.Throw<ShapeException>(() => new ChannelCentre(3).Fit(images)).Message.ShouldContain("4 columns, there are 3 channels");
    }

    [Fact]
    public void The_lecture_s_row_is_coded_as_the_lecture_has_it()
    {
        Matrix row = [[1.755, 65.5, 122, 1, 3]];
        var oneHot = new OneHot(Nominal.OneTo(2, column: 3), Nominal.OneTo(4, column: 4));
        oneHot.Fit(row).Transform(row).Flatten().ShouldBe([1.755, 65.5, 122, 1, 0, 0, 0, 1, 0]);
        oneHot.Fit(row).Inverse(oneHot.Fit(row).Transform(row)).ShouldBe(row);
    }

    [Fact]
    public void Categories_come_from_the_training_set_in_ascending_order()
    {
        Matrix training = [[7, 0.5], [2, 0.6], [5, 0.7], [2, 0.8]];
        var fitted = new OneHot([0]).Fit(training).ShouldBeOfType<FittedOneHot>();
        fitted.CategoriesOf(0).ShouldBe([2, 5, 7]);
        fitted.CategoriesOf(1).ShouldBeNull();
        fitted.Transform(Vector.Of(5, 9)).ShouldBe([0, 1, 0, 9]);
    }

    [Fact]
    public void An_unknown_category_is_an_error_or_has_its_own_column()
    {
        Matrix training = [[2, 1], [7, 1]];
        Should.Throw<ArgumentException>(() => new OneHot([0]).Fit(training).Transform([[2, 0], [3, 0]]))
            .Message.ShouldContain("row 1, column 0 has the unknown category 3; known are 2, 7");
        var other = new OneHot([0], UnknownCategory.OtherColumn).Fit(training);
        other.Transform(Vector.Of(3, 4)).ShouldBe([0, 0, 1, 4]);
        Should.Throw<InvalidOperationException>(() => other.Inverse(Vector.Of(0, 0, 1, 4))).Message.ShouldContain("unknown category in column 0");
    }

    [Fact]
    public void Nominal_columns_that_make_no_sense_are_an_error()
    {
        Should.Throw<ArgumentException>(() => new OneHot([1, 1])).Message.ShouldContain("column 1 is named twice");
        Should.Throw<ArgumentException>(() => new OneHot(new Nominal(0, [1, 1]))).Message.ShouldContain("each named once");
        Should.Throw<ArgumentException>(() => new OneHot(new Nominal(0, [])));
        Should.Throw<ArgumentOutOfRangeException>(() => new OneHot([-1]));
        Should.Throw<ArgumentOutOfRangeException>(() => Nominal.OneTo(0, 1));
        Should.Throw<ShapeException>(() => new OneHot([5]).Fit(Training)).Message.ShouldContain("there is no column 5");
    }

    [Fact]
    public void A_category_of_single_precision_is_known_again()
    {
        Matrix training = [[0.1], [0.2]];
        new OneHot([0]).Fit(training).Transform(training.To(Precision.Single)).ShouldBe([[1, 0], [0, 1]]);
    }

    [Fact]
    public void Missing_values_are_filled_from_the_training_set_and_marked_on_request()
    {
        Matrix training = [[1, double.NaN], [2, 5], [9, 7]];
        new FillMissing().Fit(training).Transform(training).ShouldBe([[1, 6], [2, 5], [9, 7]]);
        var fitted = new FillMissing(FillWith.Median, Mark: true).Fit(training).ShouldBeOfType<FittedFill>();
        fitted.Marked.ShouldBe([1]);
        fitted.Transform(Vector.Of(double.NaN, double.NaN)).ShouldBe([2, 6, 1]);
        fitted.Inverse(fitted.Transform(training)).ShouldBe(training);
        Should.Throw<ArgumentException>(() => new FillMissing().Fit([[double.NaN, 1]])).Message.ShouldContain("column 0 has no value in the training set, so that there is no mean");
        new FillMissing(FillWith.Number, -1).Fit([[double.NaN, 1]]).Transform(Vector.Of(double.NaN, 2)).ShouldBe([-1, 2]);
        Should.Throw<InvalidOperationException>(() => new FillMissing(FillWith.Number, double.NaN).Fit(training));
    }

    [Fact]
    public void Some_columns_can_be_scaled_and_the_others_left()
    {
        var z = new OnColumns(new ZeroCentre(), 2, 0).Fit(Training).Transform(Training);
        z.Column(1).ShouldBe(Training.Column(1));
        z.Column(2).ShouldBe(Training.Column(2) - 121);
        Should.Throw<ShapeException>(() => new OnColumns(new ZeroCentre(), 3).Fit(Training)).Message.ShouldContain("there is no column 3");
        Should.Throw<InvalidOperationException>(() => new OnColumns(new OneHot([0]), 1).Fit(Training)).Message.ShouldContain("keep their number");
        Should.Throw<ArgumentException>(() => new OnColumns(new ZeroCentre(), 1, 1).Fit(Training)).Message.ShouldContain("named twice");
    }

    [Fact]
    public void A_pipeline_fits_each_stage_to_what_the_one_before_prepared()
    {
        Matrix training = [[1, 100, 1], [2, double.NaN, 2], [6, 160, 1]];
        var fitted = new Pipeline(new FillMissing(), new OnColumns(new StandardScore(), 0, 1), new OneHot([2])).Fit(training);
        var z = fitted.Transform(training);
        z[..3].ColumnMeans()[..2].IsCloseTo([0, 0], 1e-14).ShouldBeTrue();
        z.Row(1)[1..].ShouldBe([0, 0, 1]);
        fitted.Inverse(z).IsCloseTo([[1, 100, 1], [2, 130, 2], [6, 160, 1]], 1e-12).ShouldBeTrue();
        fitted.ShouldBeOfType<FittedPipeline>().Stages.Count.ShouldBe(3);
        new Pipeline().Fit(Training).Transform(Training).ShouldBe(Training);
    }

    [Fact]
    public void Whitened_data_has_the_unit_covariance_and_decorrelated_data_a_diagonal_one()
    {
        var random = new RandomStream(1).Normal(200, 5) * new RandomStream(2).Normal(5, 5);
        foreach (Scaler scaler in new Scaler[] { new PcaWhitening(), new ZcaWhitening() })
        {
            var z = scaler.Fit(random).Transform(random);
            (z.TransposeTimes(z) / 200).IsCloseTo(Matrix.Identity(5), 1e-11).ShouldBeTrue(scaler.Name);
        }

        var fitted = new Decorrelation().Fit(random).ShouldBeOfType<FittedProjection>();
        var turned = fitted.Transform(random);
        (turned.TransposeTimes(turned) / 200).IsCloseTo(Matrix.Diagonal(fitted.Variances), 1e-11).ShouldBeTrue();
        fitted.Shares.Sum().ShouldBe(1, 1e-13);
    }

    [Fact]
    public void A_large_set_is_measured_in_blocks_and_gives_the_same()
    {
        var data = new RandomStream(9).Normal(2345, 3, 4, 2).ScaleColumns([1, 3, 0.5]);
        var mean = Column.Mean(data);
        mean.IsCloseTo(data.ColumnMeans(), 1e-12).ShouldBeTrue();
        var centred = data.SubtractRow(mean);
        Column.Covariance(data, mean).IsCloseTo(centred.TransposeTimes(centred) / 2345, 1e-12).ShouldBeTrue();
        Column.Deviation(data, mean).IsCloseTo(centred.Hadamard(centred).ColumnMeans().Map(Math.Sqrt), 1e-12).ShouldBeTrue();
        Column.Covariance(data.To(Precision.Single), mean).Precision.ShouldBe(Precision.Double);
    }

    [Fact]
    public void ZCA_changes_the_data_less_than_PCA_whitening()
    {
        var data = new RandomStream(1).Normal(200, 4) * (Matrix.Identity(4) + 0.3);
        double Change(Scaler scaler) => (scaler.Fit(data).Transform(data) - data.SubtractRow(data.ColumnMeans())).Flatten().Norm();
        Change(new ZcaWhitening()).ShouldBeLessThan(Change(new PcaWhitening()));
    }

    [Fact]
    public void Fewer_examples_than_features_leave_directions_without_variance_at_0()
    {
        var few = new RandomStream(1).Normal(4, 9);
        var fitted = new PcaWhitening().Fit(few).ShouldBeOfType<FittedProjection>();
        fitted.Variances[3..].ShouldBe(Vector.Zeros(6));
        fitted.Transform(few).Flatten().ShouldAllBe(number => Math.Abs(number) < 3);
    }

    [Fact]
    public void Components_are_chosen_by_number_or_by_their_share_of_the_variance()
    {
        var data = new RandomStream(1).Normal(500, 4).ScaleColumns([10, 5, 1, 0.1]);
        new PrincipalComponents(2).Fit(data).Outputs.ShouldBe(2);
        new PrincipalComponents(Share: 0.7).Fit(data).Outputs.ShouldBe(1);
        new PrincipalComponents(Share: 0.95).Fit(data).Outputs.ShouldBe(2);
        new PrincipalComponents(Share: 1).Fit(data).Outputs.ShouldBe(4);
        Should.Throw<ArgumentException>(() => new PrincipalComponents(5).Fit(data)).Message.ShouldContain("components must be in 1 … 4, the number of features, got 5");
        Should.Throw<ArgumentException>(() => new PrincipalComponents(Share: 1.5).Fit(data)).Message.ShouldContain("(0, 1], got 1.5");
        Should.Throw<InvalidOperationException>(() => new PrincipalComponents(2, 0.5).Fit(data)).Message.ShouldContain("not both");
        Should.Throw<ArgumentOutOfRangeException>(() => new ZcaWhitening(-1).Fit(data)).Message.ShouldContain("epsilon must be a finite number ≥ 0, got -1");
    }

    [Fact]
    public void Words_become_one_hot_rows_and_are_read_back()
    {
        var words = Words.Fit(["the", "cat", "the", "mat"]);
        words.Known.ShouldBe(["cat", "mat", "the"]);
        words.Transform(["the", "cat"]).ShouldBe([[0, 0, 1], [1, 0, 0]]);
        words.Inverse([[0.1, 0.7, 0.2]]).ShouldBe(["mat"]);
        Should.Throw<ArgumentException>(() => words.Transform(["the", "dog"])).Message.ShouldContain("word 1, 'dog', is not among the 3 known words");
        var open = Words.Fit(["the", "cat"], UnknownCategory.OtherColumn);
        open.Transform(["dog"]).ShouldBe([[0, 0, 1]]);
        open.Inverse([[0, 0, 1]]).ShouldBe([null]);
        Should.Throw<ArgumentException>(() => Words.Fit([])).Message.ShouldContain("there must be at least one");
        Should.Throw<ArgumentException>(() => Words.Fit(["a", null!])).Message.ShouldContain("word 1");
        Should.Throw<ShapeException>(() => words.Inverse(Matrix.Zeros(1, 2)));
    }

    [Fact]
    public void Scalers_of_equal_parts_are_equal()
    {
        Scaler[] Rules(int column, double category) =>
        [
            new OneHot(new Nominal(column, [1, category]), new Nominal(2)),
            new OneHot(UnknownCategory.OtherColumn, new Nominal(column, [1, category])),
            new OnColumns(new MinMax(-1, category), 0, column),
            new Pipeline(new StandardScore(), new OnColumns(new MinMax(-1, category), column)),
        ];
        var (some, same, other) = (Rules(1, 2), Rules(1, 2), Rules(3, 4));
        some.ShouldBe(same);
        some.Select(rule => rule.GetHashCode()).ShouldBe(same.Select(rule => rule.GetHashCode()));
        for (var i = 0; i < some.Length; i++)
            some[i].ShouldNotBe(other[i]);

        // What stands in another order is something else, as is what is left open.
        new OnColumns(new StandardScore(), 0, 1).ShouldNotBe(new OnColumns(new StandardScore(), 1, 0));
        new Pipeline(new StandardScore(), new MinMax(0, 1)).ShouldNotBe(new Pipeline(new MinMax(0, 1), new StandardScore()));
        new Nominal(1, [1, 2]).ShouldBe(Nominal.OneTo(2, column: 1));
        new Nominal(1, [1, 2]).ShouldNotBe(new Nominal(1));
        new OneHot(new Nominal(1)).ShouldNotBe(new OneHot(UnknownCategory.OtherColumn, new Nominal(1)));
    }
}
