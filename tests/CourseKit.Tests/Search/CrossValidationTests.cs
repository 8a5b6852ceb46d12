using CourseKit.Preprocessing;
using CourseKit.Search;
using CourseKit.Tensors;

namespace CourseKit.Tests.Search;

public class CrossValidationTests
{
    [Fact]
    public void Mean_and_standard_error_are_those_of_the_folds()
    {
        var scores = new Queue<double>([1, 2, 3, 6]);
        var result = CrossValidation.Of(Splits.KFold(8, 4, new RandomStream(1)), _ => scores.Dequeue());

        result.Mean.ShouldBe(3);
        result.Deviation.ShouldBe(Math.Sqrt(14.0 / 3), 1e-12);
        result.StandardError.ShouldBe(Math.Sqrt(14.0 / 12), 1e-12);
        result.ToString().ShouldBe("3 ± 1.1 over 4 folds (1, 2, 3, 6)");
        result.ToHtml().ShouldContain("fold");
    }

    [Fact]
    public void The_mean_over_folds_estimates_the_error_on_fresh_data()
    {
        // Predicting by the training mean: the error on fresh data is σ² (1 + 1/n_train).
        var stream = new RandomStream(3);
        var means = Enumerable.Range(0, 300).Select(_ =>
        {
            var y = stream.NormalVector(20, 5, 2);
            return CrossValidation.Of(Splits.KFold(20, 5, stream), fold =>
            {
                var mean = fold.Train.Average(row => y[row]);
                return fold.Validation.Average(row => (y[row] - mean) * (y[row] - mean));
            }).Mean;
        }).ToArray();

        means.Average().ShouldBe(4 * (1 + (1 / 16.0)), 0.25);
    }

    [Fact]
    public void One_fold_is_refused()
        => Should.Throw<ArgumentException>(() => CrossValidation.Of([new Fold([0], [1])], _ => 0)).Message.ShouldContain("two folds or more, got 1");
}
