using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>A loop that takes as many whole registers as there are.</summary>
internal interface IRegisterLoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Runs from … and tells where it stopped: less than a register before to.</summary>
    int Run<V>(int from, int to)
        where V : unmanaged, IRegister<V, T>;
}
