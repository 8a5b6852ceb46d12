using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>An update that keeps two numbers a parameter.</summary>
/// <inheritdoc cref="IUpdateFormula{T}"/>
internal interface IUpdateFormula2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc cref="IUpdateFormula{T}.Update"/>
    Vector<T> Update(Vector<T> g, Vector<T> Θ, ref Vector<T> a, ref Vector<T> b);
}
