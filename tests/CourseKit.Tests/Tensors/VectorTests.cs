using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

public class VectorTests
{
    private static readonly Vector V = [3, -4, 12];

    [Fact]
    public void Elements_are_copied_into_a_vector_of_the_same_length_and_rounded_to_its_precision()
    {
        var target = new Vector(2, Precision.Single);
        Vector.Of(0.1, -2).CopyTo(target);
        target.ToArray().ShouldBe([0.1f, -2]);
        Should.Throw<ArgumentNullException>(() => target.CopyTo(null!)).ParamName.ShouldBe("target");
        Should.Throw<ShapeException>(() => target.CopyTo(Vector.Of(1, 2, 3))).Message
            .ShouldBe("Copy: the vector has 2 elements, the target 3: both must have the same length");
    }

    [Fact]
    public void Arithmetic()
    {
        (V + V).ShouldBe(2 * V);
        (V - 1).ShouldBe([2, -5, 11]);
        (1 - V).ShouldBe([-2, 5, -11]);
        (V / 2).ShouldBe([1.5, -2, 6]);
        (12 / V).ShouldBe([4, -3, 1]);
        (-V).ShouldBe([-3, 4, -12]);
        V.Hadamard(V).ShouldBe([9, 16, 144]);
        V.DivideElements(V).ShouldBe([1, 1, 1]);
        V.Dot([1, 1, 1]).ShouldBe(11);
        V.Norm().ShouldBe(13);
        V.Sum().ShouldBe(11);
        V.Mean().ShouldBe(11.0 / 3);
        V.ArgMax().ShouldBe(2);
        V.ArgMin().ShouldBe(1);
        V.Max().ShouldBe(12);
        V.Min().ShouldBe(-4);
        V[1..].ShouldBe([-4, 12]);
        Vector.Linspace(0, 1, 5).ShouldBe([0, 0.25, 0.5, 0.75, 1]);
        Vector.From([1, 2]).ShouldBe(Vector.Of(1, 2));
        (V + V.To(Precision.Single)).Precision.ShouldBe(Precision.Double);
    }

    [Fact]
    public void Misuse_is_named()
    {
        Should.Throw<ShapeException>(() => V + Vector.Of(1, 2)).Message.ShouldBe("Sum: left has 3, right has 2: both must have the same length");
        Should.Throw<ShapeException>(() => V.Dot([1]));
        Should.Throw<ArgumentOutOfRangeException>(() => V[3]).Message.ShouldContain("[3] is outside a vector of 3");
        Should.Throw<ArgumentOutOfRangeException>(() => new Vector(-1)).Message.ShouldContain("got -1");
        Should.Throw<ArgumentOutOfRangeException>(() => Vector.Linspace(0, 1, 1));
        Should.Throw<InvalidOperationException>(() => Vector.Zeros(0).Max());
    }

    [Fact]
    public void It_shows_itself()
    {
        V.ToString().ShouldBe("(3, -4, 12)");
        Vector.Linspace(0, 99, 100).ToString().ShouldBe("(0, 1, 2, 3, 4, 5, 6, 7, …, 96, 97, 98, 99; 100 numbers)");
        V.ToHtml().ShouldContain("vector of 3");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(2048)]
    [InlineData(100_003)]
    public void Sums_are_exact_to_the_last_bits_whatever_the_length(int length)
    {
        var values = new RandomStream(3).UniformVector(length, -1, 1);
        var exact = (double)values.Aggregate(0m, (sum, value) => sum + (decimal)value);
        values.Sum().ShouldBe(exact, 1e-11);
        values.Dot(Vector.Zeros(length) + 1).ShouldBe(values.Sum(), 1e-15);
        values.To(Precision.Single).Sum().ShouldBe(exact, 6e-8 * length);
    }

    [Fact]
    public void A_million_tenths_in_single_precision_lose_nothing_in_the_summing()
        => new Vector(Enumerable.Repeat(0.1f, 1_000_000).ToArray()).Mean().ShouldBe(0.1f, 1e-15);
}
