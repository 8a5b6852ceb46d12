using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors;
using FsCheck;
using FsCheck.Fluent;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Tests.Tensors;

/// <summary>The matrix product: one chain of fused multiply-adds an element, whatever computes it.</summary>
[Collection(nameof(Compute))]
public class KernelsProductTests
{
    [Fact]
    public void Every_width_gives_the_bits_of_the_plain_chain()
        => Prop.ForAll(
            Gen.Choose(0, 1000).Zip(Gen.Choose(0, 15)).Zip(Gen.Choose(0, 70).Three()).ToArbitrary(),
            input =>
            {
                var ((seed, choice), (rows, inner, columns)) = input;
                Agrees<float>(new Case(rows, inner, columns, choice), seed);
                Agrees<double>(new Case(rows, inner, columns, choice), seed);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(100, 64, 100)]
    [InlineData(21, 1500, 33)]
    [InlineData(3, 1500, 130)]
    [InlineData(1, 5000, 120)]
    [InlineData(700, 800, 1)]
    [InlineData(29, 16, 1500)]
    [InlineData(75, 20, 512)]
    [InlineData(15, 512, 140)]
    [InlineData(512, 16, 140)]
    public void Any_number_of_threads_gives_the_bits_of_the_plain_chain(int rows, int inner, int columns)
    {
        foreach (var choice in new[] { 0, 1, 6, 11, 15 })
        {
            var of = new Case(rows, inner, columns, choice);
            foreach (var threads in new[] { 1, 2, 5 })
            {
                using (Threads.Of(threads))
                    Agrees<float>(of, 3, allWidths: threads == 2);
            }

            using (Threads.Of(2))
                Agrees<double>(of, 3, allWidths: false);
        }
    }

    [Theory]
    [InlineData(0, 3, 4)]
    [InlineData(3, 0, 4)]
    [InlineData(3, 4, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 1)]
    public void Empty_and_smallest_products_are_defined(int rows, int inner, int columns)
    {
        for (var choice = 0; choice < 16; choice++)
            Agrees<double>(new Case(rows, inner, columns, choice), 1);
    }

    [Fact]
    public void A_product_over_nothing_is_zero_or_what_was_there()
    {
        var c = new[] { 5.0, 6.0 };
        Kernels.Multiply<double>([], 0, 1, [], false, c, 1, 0, 2, accumulate: true);
        c.ShouldBe([5, 6]);
        Kernels.Multiply<double>([], 0, 1, [], false, c, 1, 0, 2);
        c.ShouldBe([0, 0]);
    }

    [Fact]
    public void A_product_is_close_to_its_exact_value()
    {
        var random = new RandomStream(8);
        var a = random.Normal(37, 300, precision: Precision.Single);
        var b = random.Normal(300, 45, precision: Precision.Single);
        var product = a * b;
        for (var i = 0; i < 37; i++)
        {
            for (var j = 0; j < 45; j++)
            {
                double exact = 0, size = 0;
                for (var k = 0; k < 300; k++)
                {
                    exact += a[i, k] * b[k, j];
                    size += Math.Abs(a[i, k] * b[k, j]);
                }

                Math.Abs(product[i, j] - exact).ShouldBeLessThan(300 * Math.Pow(2, -24) * size);
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_not_finite_reaches_its_row_or_column_and_no_other(double bad)
    {
        foreach (var columns in new[] { 1, 10, 33, 64, 100 })
        {
            var a = Matrix.Filled(20, 40, 1, Precision.Single);
            var b = Matrix.Filled(40, columns, 1, Precision.Single);
            a[7, 39] = bad;
            var product = a * b;
            for (var i = 0; i < 20; i++)
            {
                for (var j = 0; j < columns; j++)
                    product[i, j].ShouldBe(i == 7 ? bad : 40.0);
            }

            a[7, 39] = 1;
            b[39, columns - 1] = bad;
            product = a * b;
            for (var j = 0; j < columns; j++)
                product[19, j].ShouldBe(j == columns - 1 ? bad : 40.0);
        }

        (Matrix.Filled(1, 1, double.PositiveInfinity) * Matrix.Filled(1, 1, 0))[0, 0].ShouldBe(double.NaN);
    }

    [Fact]
    public void Affine_is_the_product_plus_bias_and_then_the_activation()
        => Prop.ForAll(
            Gen.Choose(0, 50).Three().Zip(Gen.Choose(0, 3)).ToArbitrary(),
            input =>
            {
                var ((rows, inner, columns), choice) = input;
                var (withBias, relu) = ((choice & 1) != 0, (choice & 2) != 0);
                var random = new RandomStream(4);
                var (x, w, bias) = (random.Normal(rows, inner), random.Normal(inner, columns), random.NormalVector(columns));
                var wanted = x * w;
                if (withBias)
                    wanted = wanted.AddRow(bias);
                if (relu)
                    wanted = new CourseKit.Activations.ReLU().Apply(wanted);
                var output = new Matrix(rows, columns);
                Kernels.Affine<double>(x, w, withBias ? bias : null, relu, output);
                output.ShouldBe(wanted);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Affine_keeps_NaN_and_refuses_what_does_not_fit()
    {
        var output = new Matrix(1, 3);
        Kernels.Affine<double>([[1]], [[double.NaN, -1, 2]], new Vector(3), relu: true, output);
        output[0, 0].ShouldBe(double.NaN);
        output[0, 1].ShouldBe(0);
        output[0, 2].ShouldBe(2);
        Should.Throw<ShapeException>(() => Kernels.Affine<double>([[1]], [[1, 2]], null, relu: true, output));
        Should.Throw<ShapeException>(() => Kernels.Affine<double>([[1]], [[1, 2, 3]], new Vector(2), relu: true, output));
    }

    [Fact]
    public void Operands_that_are_too_short_are_refused()
    {
        Should.Throw<ShapeException>(() => Kernels.Multiply<double>(new double[5], 3, 1, new double[6], false, new double[4], 2, 3, 2));
        Should.Throw<ShapeException>(() => Kernels.Multiply<double>(new double[6], 3, 1, new double[5], false, new double[4], 2, 3, 2));
        Should.Throw<ShapeException>(() => Kernels.Multiply<double>(new double[6], 3, 1, new double[6], false, new double[3], 2, 3, 2));
    }

    [Fact]
    public void A_product_allocates_nothing_once_it_has_run()
    {
        var random = new RandomStream(1);
        var (a, b, c) = (random.Normal(100, 300), random.Normal(100, 300), new Matrix(100, 100));
        var row = new Matrix(1, 100);
        var vector = random.Normal(300, 1);
        var ofVector = new Matrix(100, 1);
        void Run()
        {
            Matrix.Multiply<double>(a, false, b, true, c);
            Matrix.Multiply<double>(a, false, vector, false, ofVector);
            Kernels.ColumnSums<double>(c.AsSpan<double>(), 100, row.AsSpan<double>());
        }

        Run();
        Run();
        Allocations.Of(Run).ShouldBe(0);
    }

    private static void Agrees<T>(Case of, int seed, bool allWidths = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (a, b, start, bias) = (Numbers<T>(seed, of.Rows * of.Inner), Numbers<T>(seed + 1, of.Inner * of.Columns), Numbers<T>(seed + 2, of.Rows * of.Columns), Numbers<T>(seed + 3, of.Columns));
        var wanted = Plain(of, a, b, start, bias);
        Same<T, Register512<T>>(of, a, b, start, bias, wanted);
        if (!allWidths)
            return;
        Same<T, Register256<T>>(of, a, b, start, bias, wanted);
        Same<T, Register128<T>>(of, a, b, start, bias, wanted);
        Same<T, Register1<T>>(of, a, b, start, bias, wanted);
    }

    private static void Same<T, TRegister>(Case of, T[] a, T[] b, T[] start, T[] bias, T[] wanted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var c = (T[])start.Clone();
        Kernels.Multiply<T, TRegister>(
            a, of.RowStride, of.ColumnStride, b, of.TransposeB, c, of.Rows, of.Inner, of.Columns, of.Accumulate, of.Finish ? bias : default, of.Finish);
        c.AsSpan().SequenceEqual(wanted).ShouldBeTrue($"{of} in {typeof(TRegister).Name} of {typeof(T).Name}");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T[] Plain<T>(Case of, T[] a, T[] b, T[] start, T[] bias)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var c = new T[start.Length];
        for (var i = 0; i < of.Rows; i++)
        {
            for (var j = 0; j < of.Columns; j++)
            {
                var sum = of.Accumulate ? start[(i * of.Columns) + j] : T.Zero;
                for (var k = 0; k < of.Inner; k++)
                    sum = OneStep(a[(i * of.RowStride) + (k * of.ColumnStride)], of.TransposeB ? b[(j * of.Inner) + k] : b[(k * of.Columns) + j], sum);
                if (of.Finish)
                    sum = T.Max(T.Zero, sum + bias[j]);
                c[(i * of.Columns) + j] = sum;
            }
        }

        return c;
    }

    private static T OneStep<T>(T x, T y, T sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Processor.MultipliesAndAdds ? T.FusedMultiplyAdd(x, y, sum) : (x * y) + sum;

    private static T[] Numbers<T>(int seed, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => [.. new RandomStream(seed).NormalVector(count).ToArray().Select(T.CreateTruncating)];

    private sealed record Case(int Rows, int Inner, int Columns, bool TransposeA, bool TransposeB, bool Accumulate, bool Finish)
    {
        public Case(int rows, int inner, int columns, int choice)
            : this(rows, inner, columns, (choice & 1) != 0, (choice & 2) != 0, (choice & 4) != 0, (choice & 8) != 0)
        {
        }

        public int RowStride => TransposeA ? 1 : Inner;

        public int ColumnStride => TransposeA ? Rows : 1;
    }
}
