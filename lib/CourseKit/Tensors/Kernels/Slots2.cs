using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <summary>A formula that keeps 2 numbers a parameter, for <see cref="UpdateKernels"/>.</summary>
internal readonly struct Slots2<T, TFormula>(TFormula formula) : IKernelFormula<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFormula : struct, IUpdateFormula2<T>
{
    private readonly TFormula _formula = formula;

    public static int Slots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Update(Vector<T> g, Vector<T> Θ, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c) => _formula.Update(g, Θ, ref a, ref b);
}
