using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>What <see cref="UpdateKernels"/> runs: an update formula with any number of slots up to three.</summary>
internal interface IKernelFormula<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers a parameter it keeps.</summary>
    static abstract int Slots { get; }

    V Update<V>(V g, V Θ, ref V a, ref V b, ref V c)
        where V : unmanaged, IRegister<V, T>;
}
