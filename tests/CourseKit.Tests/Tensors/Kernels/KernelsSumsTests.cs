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
