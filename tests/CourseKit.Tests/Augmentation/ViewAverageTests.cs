using CourseKit.Augmentation;
using CourseKit.Tensors;

namespace CourseKit.Tests.Augmentation;

/// <summary>Ten views, and the mean of predictions over them.</summary>
public class ViewAverageTests
{
    private static readonly TensorShape Shape = (1, 3, 5);
    private static readonly Matrix Image = [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]];

    [Fact]
    public void Four_corners_and_the_centre_and_the_same_mirrored()
    {
        var views = ViewAverage.TenViews(Shape, 2, 3).Views.Select(view => view.Apply(Image, Shape, new RandomStream(0))).ToList();
        views.Count.ShouldBe(10);
        views[0].ShouldBe([[1, 2, 3, 6, 7, 8]]);
        views[1].ShouldBe([[3, 4, 5, 8, 9, 10]]);
        views[2].ShouldBe([[6, 7, 8, 11, 12, 13]]);
        views[3].ShouldBe([[8, 9, 10, 13, 14, 15]]);
        views[4].ShouldBe([[2, 3, 4, 7, 8, 9]]);
        for (var i = 0; i < 5; i++)
            views[i + 5].ShouldBe(new Reflection(1).Apply(views[i], (1, 2, 3), new RandomStream(0)));
    }

    [Fact]
    public void The_prediction_is_the_mean_of_the_views_predictions()
    {
        var average = ViewAverage.TenViews(Shape, 2, 3);

        // The first pixel of each view: 1, 3, 6, 8, 2 and, mirrored, 3, 5, 8, 10, 4.
        average.Predict(view => Matrix.FromColumns(view.Column(0)), Image, Shape).ShouldBe([[5]]);
        var calls = 0;
        average.Predict(view => { calls++; return view; }, Matrix.Zeros(0, 15), Shape).Rows.ShouldBe(0);
        calls.ShouldBe(10);
    }

    [Fact]
    public void A_predictor_may_write_all_its_outputs_into_one_matrix()
    {
        var outputs = new Matrix(1, 1);
        ViewAverage.TenViews(Shape, 2, 3).Predict(
            view =>
            {
                outputs[0, 0] = view[0, 0];
                return outputs;
            },
            Image,
            Shape).ShouldBe([[5]]);
    }

    [Fact]
    public void Averaging_over_many_noisy_views_takes_the_noise_away()
    {
        var average = new ViewAverage(Enumerable.Repeat(new InputNoise(1), 400));
        average.Predict(view => view, Image, Shape, new RandomStream(1)).IsCloseTo(Image, 5 / Math.Sqrt(400.0)).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => new ViewAverage([])).Message.ShouldContain("at least one");
    }

    [Fact]
    public void The_centre_of_an_odd_rest_is_the_upper_left_of_the_middle_ones()
        => ViewAverage.TenViews((3, 256, 256), 224, 223).Views[4].ShouldBe(new FixedCrop(16, 16, 224, 223));
}
