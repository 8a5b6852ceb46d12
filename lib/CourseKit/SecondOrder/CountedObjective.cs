using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>The objective as methods see it: counts what is asked of it and refuses results of a wrong shape.</summary>
/// <remarks>
/// It offers every interface, whatever the objective has: a method's <c>Needs</c> was checked before. For methods on
/// residuals J and ∇J are made from r and A, each computed once a point.
/// </remarks>
internal sealed class CountedObjective(IGradient objective, bool fromResiduals) : IHessian, IResiduals
{
    private Vector? _residualsAt;
    private Vector? _residuals;
    private Vector? _jacobianAt;
    private Matrix? _jacobian;

    public int Dimension => objective.Dimension;

    internal int FunctionCount { get; private set; }

    internal int GradientCount { get; private set; }

    internal int HessianCount { get; private set; }

    internal int HessianProductCount { get; private set; }

    public double Value(Vector point)
    {
        if (fromResiduals)
        {
            var r = Residuals(point);
            return r.Dot(r) / 2;
        }

        FunctionCount++;
        return objective.Value(point);
    }

    public Vector Gradient(Vector point)
    {
        if (fromResiduals)
            return Residuals(point) * Jacobian(point);
        GradientCount++;
        return Checked(objective.Gradient(point), Dimension, "gradient").Copy();
    }

    public Matrix Hessian(Vector point)
    {
        if (objective is DifferencedHessian)
            return FiniteDifferences.Hessian(this, point);
        HessianCount++;
        var h = ((IHessian)objective).Hessian(point);
        return h is not null && h.Rows == Dimension && h.Columns == Dimension
            ? h.To(Precision.Double)
            : throw new ShapeException(Invariant($"the objective's Hessian is {h?.Rows} × {h?.Columns}, wanted {Dimension} × {Dimension}"));
    }

    public Vector HessianTimes(Vector point, Vector vector)
    {
        if (objective is DifferencedHessian)
            return FiniteDifferences.HessianTimes(this, point, vector);
        HessianProductCount++;
        return Checked(((IHessianVector)objective).HessianTimes(point, vector), Dimension, "Hessian-vector product");
    }

    public Vector Residuals(Vector point)
    {
        if (ReferenceEquals(point, _residualsAt))
            return _residuals!;
        FunctionCount++;
        _residuals = (((IResiduals)objective).Residuals(point) ?? throw new ShapeException("the objective's residuals are null")).To(Precision.Double).Copy();
        _residualsAt = point;
        return _residuals;
    }

    public Matrix Jacobian(Vector point)
    {
        if (ReferenceEquals(point, _jacobianAt))
            return _jacobian!;
        var rows = Residuals(point).Length;
        GradientCount++;
        var a = ((IResiduals)objective).Jacobian(point);
        if (a is null || a.Rows != rows || a.Columns != Dimension)
            throw new ShapeException(Invariant($"the objective's Jacobian is {a?.Rows} × {a?.Columns}, wanted {rows} × {Dimension} (residuals × dimension)"));
        (_jacobianAt, _jacobian) = (point, a.To(Precision.Double));
        return _jacobian;
    }

    internal Iterate At(Vector point) => new(point, Value(point), Gradient(point));

    private static Vector Checked(Vector? result, int dimension, string what)
        => result is not null && result.Length == dimension
            ? result.To(Precision.Double)
            : throw new ShapeException(Invariant($"the objective's {what} has {(result is null ? "no" : result.Length)} numbers, wanted {dimension}"));
}
