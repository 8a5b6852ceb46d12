using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <content>The exponential function, a register of numbers at a time.</content>
internal static unsafe partial class Kernels
{
    /// <summary>x ← exp x, each number by itself: its place in the span does not matter.</summary>
    internal static void Exp<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Exp<T, Register512<T>>(values);
        else if (Vector256.IsHardwareAccelerated)
            Exp<T, Register256<T>>(values);
        else
            Exp<T, Register128<T>>(values);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exp<T, V>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : unmanaged, IRegister<V, T>
    {
        fixed (T* x = values)
        {
            var i = 0;
            for (; i <= values.Length - V.Count; i += V.Count)
                V.Exp(V.Load(x + i)).Store(x + i);
            if (i == values.Length)
                return;

            // The rest in a padded register: number by number would take many times as long.
            var few = stackalloc T[V.Count];
            var rest = values[i..];
            rest.CopyTo(new Span<T>(few, rest.Length));
            V.Exp(V.Load(few)).Store(few);
            new ReadOnlySpan<T>(few, rest.Length).CopyTo(rest);
        }
    }
}
