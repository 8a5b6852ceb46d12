namespace CourseKit.Tensors;

/// <content>Sums, products, reductions and element-wise functions.</content>
public sealed partial class Vector
{
    /// <summary>v + w, element by element.</summary>
    /// <exception cref="ShapeException">The lengths differ.</exception>
    public static Vector operator +(Vector left, Vector right) => left.Combine<Addition>(right, "Sum");

    /// <summary>v − w, element by element.</summary>
    /// <exception cref="ShapeException">The lengths differ.</exception>
    public static Vector operator -(Vector left, Vector right) => left.Combine<Subtraction>(right, "Difference");

    /// <summary>v + s, s added to each element.</summary>
    public static Vector operator +(Vector left, double right) => new(left.Elements.Combine<Addition>(right));

    /// <summary>s + v, s added to each element.</summary>
    public static Vector operator +(double left, Vector right) => right + left;

    /// <summary>v − s, s subtracted from each element.</summary>
    public static Vector operator -(Vector left, double right) => new(left.Elements.Combine<Subtraction>(right));

    /// <summary>s − v, each element subtracted from s.</summary>
    public static Vector operator -(double left, Vector right) => new(right.Elements.Combine<Subtraction>(left, scalarFirst: true));

    /// <summary>sv, each element times s.</summary>
    public static Vector operator *(Vector left, double right) => new(left.Elements.Combine<Multiplication>(right));

    /// <summary>sv, each element times s.</summary>
    public static Vector operator *(double left, Vector right) => right * left;

    /// <summary>v / s, each element divided by s.</summary>
    public static Vector operator /(Vector left, double right) => new(left.Elements.Combine<Division>(right));

    /// <summary>s / v, s divided by each element.</summary>
    public static Vector operator /(double left, Vector right) => new(right.Elements.Combine<Division>(left, scalarFirst: true));

    /// <summary>−v.</summary>
    public static Vector operator -(Vector operand) => operand * -1;

    /// <summary>v ⊙ w, the element-wise product.</summary>
    /// <exception cref="ShapeException">The lengths differ.</exception>
    public Vector Hadamard(Vector other) => Combine<Multiplication>(other, "Element-wise product");

    /// <summary>v ÷ w, element by element.</summary>
    /// <exception cref="ShapeException">The lengths differ.</exception>
    public Vector DivideElements(Vector other) => Combine<Division>(other, "Element-wise quotient");

    /// <summary>The dot product Σ vᵢ wᵢ.</summary>
    /// <exception cref="ShapeException">The lengths differ.</exception>
    public double Dot(Vector other)
    {
        RequireSameLength(other, "Dot product");
        return Elements.Dot(other.Elements);
    }

    /// <summary>The outer product vwᵀ (v's length × w's length).</summary>
    public Matrix Outer(Vector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Matrix.Product(new Matrix(Length, 1, Elements), false, new Matrix(1, other.Length, other.Elements), false);
    }

    /// <summary>A function applied to each element (computed in double, rounded to the vector's precision).</summary>
    public Vector Map(Func<double, double> function) => new(Elements.Map(function));

    /// <summary>Σ vᵢ.</summary>
    public double Sum() => Elements.Sum();

    /// <summary>The mean; NaN for an empty vector.</summary>
    public double Mean() => Elements.Sum() / Length;

    /// <summary>The Euclidean length ‖v‖ = √Σ vᵢ².</summary>
    public double Norm() => Math.Sqrt(Elements.Dot(Elements));

    /// <summary>The largest element.</summary>
    /// <exception cref="InvalidOperationException">The vector is empty.</exception>
    public double Max() => Elements[ArgMax()];

    /// <summary>The smallest element.</summary>
    /// <exception cref="InvalidOperationException">The vector is empty.</exception>
    public double Min() => Elements[ArgMin()];

    /// <summary>The place of the first largest element.</summary>
    /// <exception cref="InvalidOperationException">The vector is empty.</exception>
    public int ArgMax() => Elements.ArgMax(0, Length);

    /// <summary>The place of the first smallest element.</summary>
    /// <exception cref="InvalidOperationException">The vector is empty.</exception>
    public int ArgMin() => Elements.ArgMin(0, Length);

    internal void RequireSameLength(Vector other, string what)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Length != other.Length)
            throw new ShapeException($"{what}: left has {Length}, right has {other.Length}: both must have the same length");
    }

    private Vector Combine<TOperation>(Vector other, string what)
        where TOperation : IBinaryOperation
    {
        RequireSameLength(other, what);
        return new Vector(Elements.Combine<TOperation>(other.Elements));
    }
}
