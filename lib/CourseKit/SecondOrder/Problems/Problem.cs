using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>A test function with known derivatives and known minima: what methods are compared on.</summary>
public abstract class Problem : IHessian
{
    /// <summary>The name to show.</summary>
    public abstract string Name { get; }

    /// <summary>The function as one line of formula.</summary>
    public abstract string Formula { get; }

    /// <inheritdoc/>
    public abstract int Dimension { get; }

    /// <summary>The start that the literature uses.</summary>
    public abstract Vector Start { get; }

    /// <summary>The points of lowest value; empty where they are not known in closed form.</summary>
    public abstract IReadOnlyList<Vector> Minima { get; }

    /// <inheritdoc/>
    public abstract double Value(Vector point);

    /// <inheritdoc/>
    public abstract Vector Gradient(Vector point);

    /// <inheritdoc/>
    public abstract Matrix Hessian(Vector point);

    /// <inheritdoc/>
    public virtual Vector HessianTimes(Vector point, Vector vector) => Hessian(point) * vector;

    /// <summary>J of two numbers, for a contour plot: <c>Figure.Contour(…, problem.At)</c>.</summary>
    /// <exception cref="ShapeException">The problem has another dimension.</exception>
    public double At(double x, double y) => Value(Vector.Of(x, y));

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Formula}";

    private protected Vector Checked(Vector point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Length == Dimension
            ? point
            : throw new ShapeException(Invariant($"{Name}: the point has {point.Length} numbers, the dimension is {Dimension}: they must agree"));
    }
}
