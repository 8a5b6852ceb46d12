using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>Derivatives by differences: to check a gradient, or to do without one.</summary>
/// <remarks>
/// Steps are scaled with the coordinate, h = s·max(1, |xᵢ|), with s = ε^⅓ for central differences: an error of about 1e-10
/// of the function's size. A difference of gradients along a direction uses the same.
/// </remarks>
public static class FiniteDifferences
{
    private static readonly double Scale = Math.Cbrt(double.BitIncrement(1) - 1);

    /// <summary>∇J(x) by central differences: 2n values.</summary>
    /// <param name="value">J.</param>
    /// <param name="point">x, n numbers.</param>
    public static Vector Gradient(Func<Vector, double> value, Vector point)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(point);
        var slopes = new Vector(point.Length);
        for (var i = 0; i < point.Length; i++)
        {
            var (up, down, width) = Sides(point, i);
            slopes[i] = (value(up) - value(down)) / width;
        }

        return slopes;
    }

    /// <summary>∂r/∂x by central differences (m × n): 2n calls.</summary>
    /// <param name="function">r, m numbers.</param>
    /// <param name="point">x, n numbers.</param>
    public static Matrix Jacobian(Func<Vector, Vector> function, Vector point)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(point);
        var columns = new Vector[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            var (up, down, width) = Sides(point, i);
            columns[i] = (function(up) - function(down)) / width;
        }

        return Matrix.FromRows(columns).Transpose();
    }

    /// <summary>H(x) by central differences of the gradient, made symmetric: 2n gradients.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">x, n numbers.</param>
    public static Matrix Hessian(IGradient objective, Vector point)
    {
        ArgumentNullException.ThrowIfNull(objective);
        var h = Jacobian(objective.Gradient, point);
        return (h + h.Transpose()) / 2;
    }

    /// <summary>H(x)·v = (∇J(x + hv) − ∇J(x − hv)) / 2h: two gradients, whatever the dimension.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">x.</param>
    /// <param name="vector">v, as long as x; zeros give zeros.</param>
    public static Vector HessianTimes(IGradient objective, Vector point, Vector vector)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(vector);
        var length = vector.Norm();
        if (length == 0)
            return new Vector(point.Length);
        var h = Scale * Math.Max(1, point.Norm()) / length;
        return (objective.Gradient(point + (h * vector)) - objective.Gradient(point - (h * vector))) / (2 * h);
    }

    private static (Vector Up, Vector Down, double Width) Sides(Vector point, int i)
    {
        var h = Scale * Math.Max(1, Math.Abs(point[i]));
        var (up, down) = (point.To(Precision.Double).Copy(), point.To(Precision.Double).Copy());
        up[i] += h;
        down[i] -= h;
        return (up, down, up[i] - down[i]);
    }
}
