using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <summary>A formula that keeps no number a parameter, for <see cref="UpdateKernels"/>.</summary>
internal readonly struct Slots0<T, TFormula>(TFormula formula) : IKernelFormula<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFormula : struct, IUpdateFormula<T>
{
    private readonly TFormula _formula = formula;

    public static int Slots => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Update<V>(V g, V Θ, ref V a, ref V b, ref V c) where V : unmanaged, IRegister<V, T> => _formula.Update(g, Θ);
}
