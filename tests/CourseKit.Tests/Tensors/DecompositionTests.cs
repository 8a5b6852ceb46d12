using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

/// <summary>LU, Cholesky, modified Cholesky and eigenvalues, by multiplying back.</summary>
public class DecompositionTests
{
    public static TheoryData<int> Sizes => [1, 2, 3, 7, 20];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void LU_solves_any_system_that_is_not_singular(int n)
    {
        var stream = new RandomStream(n);
        var a = stream.Normal(n, n);
        var x = stream.NormalVector(n);
        new LuDecomposition(a).Solve(a * x).IsCloseTo(x, 1e-9, 1e-9).ShouldBeTrue();
    }

    [Fact]
    public void LU_exchanges_rows_and_says_when_a_matrix_is_singular()
    {
        new LuDecomposition(Matrix.Of(new[,] { { 0, 1 }, { 1, 0 } })).Solve([3, 4]).ShouldBe(Vector.Of(4, 3));
        var singular = new LuDecomposition(Matrix.Of(new[,] { { 1, 2 }, { 2, 4 } }));
        singular.IsSingular.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => singular.Solve([1, 2])).Message.ShouldContain("A is singular");
        new LuDecomposition(Matrix.Zeros(2, 2)).IsSingular.ShouldBeTrue();
        new LuDecomposition(Matrix.Filled(2, 2, double.NaN)).IsSingular.ShouldBeTrue();
        new LuDecomposition(Matrix.Identity(2) * 1e-200).IsSingular.ShouldBeFalse();
        Should.Throw<ShapeException>(() => new LuDecomposition(Matrix.Zeros(2, 3))).Message.ShouldContain("2 × 3");
        Should.Throw<ShapeException>(() => new LuDecomposition(Matrix.Identity(2)).Solve([1]));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Cholesky_multiplies_back_and_solves(int n)
    {
        var stream = new RandomStream(n);
        var b = stream.Normal(n, n);
        var a = b.TimesTranspose(b) + (0.1 * Matrix.Identity(n));
        var cholesky = CholeskyDecomposition.Of(a);
        cholesky.Factor.TimesTranspose(cholesky.Factor).Flatten().IsCloseTo(a.Flatten(), 1e-10).ShouldBeTrue();
        var x = stream.NormalVector(n);
        cholesky.Solve(a * x).IsCloseTo(x, 1e-7).ShouldBeTrue();
        var y = cholesky.SolveLower(x);
        y.Dot(y).ShouldBe(x.Dot(cholesky.Solve(x)), 1e-8 * (1 + y.Dot(y)));
        cholesky.LogDeterminant.ShouldBe(SymmetricEigen.Of(a).Values.Sum(Math.Log), 1e-8);
    }

    [Fact]
    public void Cholesky_refuses_what_is_not_positive_definite()
    {
        var indefinite = Matrix.Of(new[,] { { 1, 2 }, { 2, 1 } });
        CholeskyDecomposition.TryOf(indefinite).ShouldBeNull();
        CholeskyDecomposition.TryOf(indefinite, 1.5).ShouldNotBeNull();
        CholeskyDecomposition.TryOf(Matrix.Filled(2, 2, double.NaN)).ShouldBeNull();
        CholeskyDecomposition.TryOf(Matrix.Zeros(2, 2)).ShouldBeNull();
        Should.Throw<ArgumentException>(() => CholeskyDecomposition.Of(indefinite)).Message.ShouldContain("not positive definite");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Modified_Cholesky_solves_A_plus_E_which_is_positive_definite(int n)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var stream = new RandomStream(seed);
            var b = stream.Normal(n, n);
            var a = b + b.Transpose();
            var modified = new ModifiedCholesky(a);
            var sum = a + Matrix.Diagonal(modified.Added);
            modified.Added.ShouldAllBe(e => e >= 0);
            CholeskyDecomposition.TryOf(sum, 1e-9 * sum.Flatten().Norm()).ShouldNotBeNull();
            var x = stream.NormalVector(n);
            (sum * modified.Solve(x)).IsCloseTo(x, 1e-6).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Modified_Cholesky_leaves_a_safely_positive_definite_matrix_alone(int n)
    {
        var b = new RandomStream(n).Normal(n, n);
        var a = (b.TimesTranspose(b) / n) + Matrix.Identity(n);
        var modified = new ModifiedCholesky(a);
        modified.Added.ShouldAllBe(e => e < 1e-12);
        modified.Solve(b.Row(0)).IsCloseTo(CholeskyDecomposition.Of(a).Solve(b.Row(0)), 1e-9).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => new ModifiedCholesky(Matrix.Filled(1, 1, double.NaN))).Message.ShouldContain("must be finite");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Eigenvalues_and_eigenvectors_multiply_back(int n)
    {
        var b = new RandomStream(n).Normal(n, n);
        var a = b + b.Transpose();
        var (values, vectors) = SymmetricEigen.Of(a);
        vectors.ScaleColumns(values).TimesTranspose(vectors).Flatten().IsCloseTo(a.Flatten(), 1e-9).ShouldBeTrue();
        vectors.TransposeTimes(vectors).Flatten().IsCloseTo(Matrix.Identity(n).Flatten(), 1e-10).ShouldBeTrue();
        values.ToArray().ShouldBeInOrder();
    }
}
