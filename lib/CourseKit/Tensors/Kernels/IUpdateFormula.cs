using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>An update of a few parameters at once, one register of them; a plain struct, so that the loop takes it in.</summary>
/// <typeparam name="T">The precision.</typeparam>
internal interface IUpdateFormula<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Δ of parameters Θ with gradient g.</summary>
    V Update<V>(V g, V Θ)
        where V : unmanaged, IRegister<V, T>;
}
