using CourseKit.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Tensors;

public class MatrixTests
{
    private static readonly Matrix A = [[1, 2, 3], [4, 5, 6]];

    [Fact]
    public void It_is_made_from_arrays_rows_columns_and_collection_expressions()
    {
        Matrix.Of(new[,] { { 1.0, 2, 3 }, { 4, 5, 6 } }).ShouldBe(A);
        Matrix.Of(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).ShouldBe(A);
        Matrix.FromRows([1, 2, 3], [4, 5, 6]).ShouldBe(A);
        Matrix.FromRows(new[] { new[] { 1.0, 2, 3 }, [4, 5, 6] }).ShouldBe(A);
        Matrix.FromColumns([1, 4], [2, 5], [3, 6]).ShouldBe(A);
        new Matrix(2, 3, [1f, 2, 3, 4, 5, 6]).ShouldBe(A);
        Matrix.Identity(2).ShouldBe([[1, 0], [0, 1]]);
        Matrix.Filled(1, 2, 7).ShouldBe([[7, 7]]);
        Matrix.Diagonal([2, 3]).ShouldBe([[2, 0], [0, 3]]);
        Matrix.OneHot([2, 0], 3).ShouldBe([[0, 0, 1], [1, 0, 0]]);
        Matrix.Zeros(0, 3).Rows.ShouldBe(0);
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Matrix(2, 3, new double[5])).Message.ShouldContain("2 × 3 = 6 numbers, got 5");
        Should.Throw<ArgumentOutOfRangeException>(() => new Matrix(-1, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => new Matrix(100_000, 100_000)).Message.ShouldContain("100000 × 100000");
        Should.Throw<ArgumentOutOfRangeException>(() => new Matrix(65_536, 65_536)).Message.ShouldContain("at most");
        Should.Throw<ShapeException>(() => Matrix.FromRows([1, 2], [3])).Message.ShouldBe("Rows of a matrix: row 0 has 2 numbers, row 1 has 1: all rows must have the same length");
    }

    [Fact]
    public void Arithmetic_is_element_by_element_and_the_star_is_the_matrix_product()
    {
        (A + A).ShouldBe(2 * A);
        (A - A).ShouldBe(Matrix.Zeros(2, 3));
        (A + 1).ShouldBe([[2, 3, 4], [5, 6, 7]]);
        (10 - A).ShouldBe([[9, 8, 7], [6, 5, 4]]);
        (A / 2).ShouldBe([[0.5, 1, 1.5], [2, 2.5, 3]]);
        (60 / A).ShouldBe([[60, 30, 20], [15, 12, 10]]);
        (-A).ShouldBe(A * -1);
        A.Hadamard(A).ShouldBe([[1, 4, 9], [16, 25, 36]]);
        A.DivideElements(A).ShouldBe(Matrix.Filled(2, 3, 1));
        (A * A.Transpose()).ShouldBe([[14, 32], [32, 77]]);
        (A * Vector.Of(1, 0, -1)).ShouldBe([-2, -2]);
        (Vector.Of(1, -1) * A).ShouldBe([-3, -3, -3]);
        Vector.Of(1, 2).Outer([3, 4]).ShouldBe([[3, 4], [6, 8]]);
        A.Map(x => x * x).ShouldBe(A.Hadamard(A));
    }

    [Fact]
    public void Broadcasting_has_a_name()
    {
        A.AddRow([10, 20, 30]).ShouldBe([[11, 22, 33], [14, 25, 36]]);
        A.SubtractRow([1, 2, 3]).ShouldBe([[0, 0, 0], [3, 3, 3]]);
        A.AddColumn([10, 20]).ShouldBe([[11, 12, 13], [24, 25, 26]]);
        A.SubtractColumn([1, 4]).ShouldBe([[0, 1, 2], [0, 1, 2]]);
        A.ScaleRows([1, 2]).ShouldBe([[1, 2, 3], [8, 10, 12]]);
        A.DivideRows([1, 2]).ShouldBe([[1, 2, 3], [2, 2.5, 3]]);
        A.ScaleColumns([1, 0, 2]).ShouldBe([[1, 0, 6], [4, 0, 12]]);
        A.DivideColumns([1, 2, 3]).ShouldBe([[1, 1, 1], [4, 2.5, 2]]);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Should.Throw<ShapeException>(() => Matrix.Zeros(3, 4) * Matrix.Zeros(5, 2)).Message
            .ShouldBe("Matrix product: left is 3 × 4, right is 5 × 2: columns of the left must equal rows of the right");
        Should.Throw<ShapeException>(() => A + Matrix.Zeros(3, 2)).Message.ShouldStartWith("Sum: left is 2 × 3, right is 3 × 2");
        Should.Throw<ShapeException>(() => A.AddRow([1, 2])).Message.ShouldBe("AddRow: the matrix is 2 × 3, the vector has 2: its length must equal the matrix's columns");
        Should.Throw<ShapeException>(() => A.ScaleRows([1, 2, 3])).Message.ShouldContain("must equal the matrix's rows");
        Should.Throw<ShapeException>(() => A * Vector.Of(1, 2)).Message.ShouldContain("the vector has 2");
        Should.Throw<ShapeException>(() => Vector.Of(1, 2, 3) * A);
        Should.Throw<ShapeException>(() => A.TransposeTimes(Matrix.Zeros(3, 3)));
        Should.Throw<ShapeException>(() => A.TimesTranspose(Matrix.Zeros(3, 2)));
        Should.Throw<ShapeException>(() => A.Reshape(4, 2));
        Should.Throw<ShapeException>(() => A.SetRow(0, [1, 2]));
    }

    [Fact]
    public void Parts_are_copies_and_spans_are_views()
    {
        var a = A.Copy();
        a.Row(1)[0] = 99;
        a[0..1][0, 0] = 99;
        a.ShouldBe(A);
        a.RowSpan<double>(1)[0] = 99;
        a[1, 0].ShouldBe(99);
        A.Column(2).ShouldBe([3, 6]);
        A[1..].ShouldBe([[4, 5, 6]]);
        A.TakeRows(1, 0, 1).ShouldBe([[4, 5, 6], [1, 2, 3], [4, 5, 6]]);
        A.Reshape(3, 2).ShouldBe([[1, 2], [3, 4], [5, 6]]);
        A.Flatten().ShouldBe([1, 2, 3, 4, 5, 6]);
        Matrix.Of(A.ToArray()).ShouldBe(A);
        Matrix.FromRows(A.ToRows()).ShouldBe(A);
        Should.Throw<ArgumentOutOfRangeException>(() => A[2, 0]).Message.ShouldContain("[2, 0] is outside a 2 × 3 matrix");
        Should.Throw<ArgumentOutOfRangeException>(() => A[0, 3]);
        Should.Throw<ArgumentOutOfRangeException>(() => A.Row(2));
        Should.Throw<ArgumentOutOfRangeException>(() => A.Column(-1));
        Should.Throw<InvalidOperationException>(() => A.AsSpan<float>().Length).Message.ShouldContain("precision Double");
    }

    [Fact]
    public void Reductions()
    {
        A.Sum().ShouldBe(21);
        A.Mean().ShouldBe(3.5);
        A.Max().ShouldBe(6);
        A.Min().ShouldBe(1);
        A.RowSums().ShouldBe([6, 15]);
        A.RowMeans().ShouldBe([2, 5]);
        A.RowMax().ShouldBe([3, 6]);
        A.ColumnSums().ShouldBe([5, 7, 9]);
        A.ColumnMeans().ShouldBe([2.5, 3.5, 4.5]);
        Matrix.FromRows([1, 3, 3], [5, 2, 5]).RowArgMax().ShouldBe([1, 0]);
        Matrix.FromRows([1, double.NaN, 3]).RowArgMax().ShouldBe([1]);
        Should.Throw<InvalidOperationException>(() => Matrix.Zeros(0, 0).Max());
    }

    [Fact]
    public void Mixed_precision_gives_double_and_a_scalar_takes_the_matrix_precision()
    {
        var single = A.To(Precision.Single);
        (single + A).Precision.ShouldBe(Precision.Double);
        (single * A.Transpose()).Precision.ShouldBe(Precision.Double);
        single.AddRow([1, 1, 1]).Precision.ShouldBe(Precision.Double);
        single.AddRow(Vector.Of(1, 1, 1).To(Precision.Single)).Precision.ShouldBe(Precision.Single);
        (single * 0.1).Precision.ShouldBe(Precision.Single);
        (single * 0.1)[0, 0].ShouldBe((double)0.1f);
        single.To(Precision.Single).ShouldBeSameAs(single);
        Matrix.Filled(1, 1, 0.1).To(Precision.Single)[0, 0].ShouldBe((double)0.1f);
    }

    [Fact]
    public void Equal_means_shape_and_elements_close_means_within_tolerance()
    {
        A.Equals(A.To(Precision.Single)).ShouldBeTrue();
        A.Equals(A.Reshape(3, 2)).ShouldBeFalse();
        Matrix.FromRows([double.NaN]).Equals([[double.NaN]]).ShouldBeTrue();
        A.IsCloseTo(A + 1e-7).ShouldBeTrue();
        A.IsCloseTo(A + 1e-3).ShouldBeFalse();
        A.IsCloseTo(A.Reshape(3, 2)).ShouldBeFalse();
        Matrix.FromRows([double.PositiveInfinity]).IsCloseTo([[1]]).ShouldBeFalse();
        Matrix.FromRows([1]).IsCloseTo([[double.PositiveInfinity]]).ShouldBeFalse();
        A.GetHashCode().ShouldBe(A.To(Precision.Single).GetHashCode());
    }

    [Fact]
    public void It_shows_itself_as_text_and_as_a_table_cut_in_the_middle()
    {
        Matrix.FromRows([1, -2.5], [1.0 / 3, 1e9]).ToString().ShouldBe("2 × 2\n      1     -2.5\n0.33333    1E+09");
        A.To(Precision.Single).ToString().ShouldStartWith("2 × 3, single precision");
        A.ToHtml().ShouldStartWith("<table");
        A.ToHtml().ShouldContain(">6</td>");
        var big = Matrix.Zeros(1000, 1000);
        big.ToString().Split('\n').Length.ShouldBe(10);
        big.ToHtml().Length.ShouldBeLessThan(10_000);
        big.ToString().ShouldContain("…");
        Matrix.Zeros(0, 0).ToString().ShouldBe("0 × 0");
    }

    [Theory]
    [InlineData(Precision.Double)]
    [InlineData(Precision.Single)]
    public void The_product_is_the_sum_of_products_at_every_shape(Precision precision)
        => Prop.ForAll(
            Gen.Choose(0, 40).Three().ToArbitrary(),
            shape =>
            {
                var (m, k, n) = shape;
                var stream = new RandomStream((m * 10_000) + (k * 100) + n);
                var a = stream.Normal(m, k, precision: precision);
                var b = stream.Normal(k, n, precision: precision);
                var wanted = Plain(a, b);
                var tolerance = precision == Precision.Single ? 2e-5 : 1e-13;
                return (a * b).IsCloseTo(wanted, tolerance)
                    && a.Transpose().TransposeTimes(b).Equals(a * b)
                    && a.TimesTranspose(b.Transpose()).Equals(a * b);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(100, 784, 10)]
    [InlineData(7, 300, 65)]
    [InlineData(129, 33, 128)]
    public void A_row_of_a_product_has_the_same_bits_whatever_batch_it_is_in(int m, int k, int n)
    {
        var stream = new RandomStream(5);
        var a = stream.Normal(m, k, precision: Precision.Single);
        var b = stream.Normal(k, n, precision: Precision.Single);
        var whole = a * b;
        for (var i = 0; i < m; i += 3)
            (a[i..(i + 1)] * b).Row(0).ShouldBe(whole.Row(i));
    }

    [Fact]
    public void The_narrow_register_gives_the_same_product_as_the_widest()
    {
        var stream = new RandomStream(6);
        var a = stream.Normal(13, 50);
        var b = stream.Normal(50, 21);
        var c = new double[13 * 21];
        Kernels.Multiply<double, Register128<double>>(a.AsSpan<double>(), 50, 1, b.AsSpan<double>(), false, c, 13, 50, 21);
        new Matrix(13, 21, c).ShouldBe(a * b);
    }

    [Fact]
    public void Transposing_twice_changes_nothing()
        => Prop.ForAll(
            Gen.Choose(0, 70).Two().ToArbitrary(),
            shape =>
            {
                var a = new RandomStream(1).Uniform(shape.Item1, shape.Item2);
                var t = a.Transpose();
                return t.Transpose().Equals(a) && (a.Rows == 0 || a.Columns == 0 || t[a.Columns - 1, 0] == a[0, a.Columns - 1]);
            }).QuickCheckThrowOnFailure();

    private static Matrix Plain(Matrix a, Matrix b)
    {
        var c = new Matrix(a.Rows, b.Columns);
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < b.Columns; j++)
            {
                for (var k = 0; k < a.Columns; k++)
                    c[i, j] += a[i, k] * b[k, j];
            }
        }

        return c;
    }
}
