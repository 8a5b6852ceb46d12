using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>An update that keeps two numbers a parameter.</summary>
/// <inheritdoc cref="IUpdateFormula{T}"/>
internal interface IUpdateFormula2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc cref="IUpdateFormula{T}.Update"/>
    V Update<V>(V g, V Θ, ref V a, ref V b)
        where V : unmanaged, IRegister<V, T>;
}
