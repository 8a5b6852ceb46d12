using CourseKit.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Tensors;

[Collection(nameof(Compute))]
public class KernelsSumsTests
{
    [Fact]
    public void Column_sums_are_chains_in_double_row_after_row()
        => Prop.ForAll(
            Gen.Choose(0, 90).Two().ToArbitrary(),
            shape => SumsAreChains(shape.Item1, shape.Item2)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void They_do_not_depend_on_the_number_of_threads(int threads)
    {
        using (Threads.Of(threads))
            SumsAreChains(300, 1003);
    }

    [Fact]
    public void They_leave_alone_what_lies_behind_the_last_column()
    {
        for (var columns = 1; columns <= 40; columns++)
        {
            var sums = Enumerable.Repeat(7f, columns + 16).ToArray();
            Kernels.ColumnSums<float>(Enumerable.Repeat(1f, 3 * columns).ToArray(), columns, sums);
            sums.ShouldBe([.. Enumerable.Repeat(3f, columns), .. Enumerable.Repeat(7f, 16)]);
        }
    }

    [Fact]
    public void ReLU_backward_lets_through_where_the_output_is_positive()
    {
        foreach (var length in new[] { 0, 1, 7, 16, 40 })
        {
            var random = new RandomStream(2);
            var output = random.NormalVector(length).ToArray().Select(x => (float)Math.Max(0, x)).ToArray();
            var gradient = random.NormalVector(length).ToArray().Select(x => (float)x).ToArray();
            if (length > 1)
                (output[1], gradient[^1]) = (float.NaN, float.PositiveInfinity);
            var wanted = output.Select((o, i) => float.IsNaN(o) ? o : o > 0 ? gradient[i] : 0).ToArray();
            Kernels.ReLUBackward<float>(output, gradient, gradient);
            gradient.ShouldBe(wanted);
        }
    }

    private static void SumsAreChains(int rows, int columns)
    {
        var single = new RandomStream(1).Normal(rows, columns, precision: Precision.Single);
        var sums = single.ColumnSums();
        for (var j = 0; j < columns; j++)
        {
            var sum = 0.0;
            for (var i = 0; i < rows; i++)
                sum += single[i, j];
            sums[j].ShouldBe((float)sum);
        }
    }
}
