using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

public class TridiagonalEigenTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(65)]
    public void The_decomposition_gives_the_matrix_back(int size)
    {
        var random = new RandomStream(size + 1).Normal(size, size);
        var a = random + random.Transpose();
        var eigen = TridiagonalEigen.Of(a);
        eigen.Vectors.TimesTranspose(eigen.Vectors).IsCloseTo(Matrix.Identity(size), 1e-13, 0).ShouldBeTrue();
        eigen.Vectors.TransposeTimes(eigen.Vectors.ScaleRows(eigen.Values)).IsCloseTo(a, 1e-12, 0).ShouldBeTrue();
        eigen.Values.ShouldBe(eigen.Values.OrderDescending());
    }

    [Fact]
    public void Worked_by_hand()
    {
        var eigen = TridiagonalEigen.Of([[2, 1], [1, 2]]);
        eigen.Values.IsCloseTo([3, 1], 1e-15).ShouldBeTrue();
        eigen.Vectors.IsCloseTo([[Math.Sqrt(0.5), Math.Sqrt(0.5)], [Math.Sqrt(0.5), -Math.Sqrt(0.5)]], 1e-15).ShouldBeTrue();

        // The path of four nodes: λ = 2 cos(kπ/5).
        TridiagonalEigen.Of([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]]).Values
            .IsCloseTo(Vector.From(Enumerable.Range(1, 4).Select(k => 2 * Math.Cos(k * Math.PI / 5))), 1e-14).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-200)]
    [InlineData(1e150)]
    public void Equal_and_extreme_eigenvalues_are_found(double value)
    {
        TridiagonalEigen.Of(Matrix.Identity(6) * value).Values.IsCloseTo(Vector.Zeros(6) + value, 0, 1e-14).ShouldBeTrue();
        var rotated = new RandomStream(3).Normal(4, 6);
        TridiagonalEigen.Of(rotated.TransposeTimes(rotated)).Values[4..].IsCloseTo([0, 0], 1e-14).ShouldBeTrue();
    }

    [Fact]
    public void The_covariance_of_pictures_with_few_directions_and_a_dark_border_is_decomposed()
    {
        // 90 pictures of a spot, 20 × 20: rank 90 at most, and the border is always 0.
        const int Side = 20;
        var random = new RandomStream(4);
        var pictures = new Matrix(90, Side * Side);
        for (var i = 0; i < pictures.Rows; i++)
        {
            var (x, y, width) = (random.NextUniform(6, 13), random.NextUniform(6, 13), random.NextUniform(1, 3));
            for (var j = 0; j < pictures.Columns; j++)
            {
                var distance = Math.Pow((j % Side) - x, 2) + Math.Pow((j / Side) - y, 2);
                pictures[i, j] = distance < 4 * width * width ? (float)Math.Exp(-distance / (2 * width * width)) : 0;
            }
        }

        var centred = pictures.SubtractRow(pictures.ColumnMeans());
        var covariance = centred.TransposeTimes(centred) / pictures.Rows;

        var eigen = TridiagonalEigen.Of(covariance);

        eigen.Values.Skip(90).ShouldAllBe(value => Math.Abs(value) < 1e-14);
        (eigen.Vectors * covariance).IsCloseTo(eigen.Vectors.ScaleRows(eigen.Values), 1e-12, 0).ShouldBeTrue();
        (eigen.Vectors * eigen.Vectors.Transpose()).IsCloseTo(Matrix.Identity(Side * Side), 1e-12, 0).ShouldBeTrue();
    }

    [Fact]
    public void What_is_no_symmetric_matrix_of_numbers_is_an_error()
    {
        Should.Throw<ShapeException>(() => TridiagonalEigen.Of(Matrix.Zeros(2, 3))).Message.ShouldContain("2 × 3");
        Should.Throw<ArgumentException>(() => TridiagonalEigen.Of([[1, 0], [double.NaN, 1]])).Message.ShouldContain("element [1, 0] must be a finite number, got NaN");
    }
}
