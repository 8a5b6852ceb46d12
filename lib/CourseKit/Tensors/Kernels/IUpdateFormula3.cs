using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>An update that keeps three numbers a parameter.</summary>
/// <inheritdoc cref="IUpdateFormula{T}"/>
internal interface IUpdateFormula3<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc cref="IUpdateFormula{T}.Update"/>
    V Update<V>(V g, V Θ, ref V a, ref V b, ref V c)
        where V : unmanaged, IRegister<V, T>;
}
