using System.Numerics;
using System.Runtime.InteropServices;
using Registers = System.Numerics.Vector;

namespace CourseKit.Tensors;

/// <content>The exponential function, a register of numbers at a time.</content>
internal static partial class Kernels
{
    /// <summary>x ← exp x, each number by itself: its place in the span does not matter.</summary>
    internal static void Exp<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            Exp(MemoryMarshal.Cast<T, float>(values));
        else if (typeof(T) == typeof(double))
            Exp(MemoryMarshal.Cast<T, double>(values));
        else
            throw new NotSupportedException($"numbers of {typeof(T).Name}");
    }

    private static void Exp(Span<float> values)
    {
        for (; values.Length >= Vector<float>.Count; values = values[Vector<float>.Count..])
            Registers.Exp(new Vector<float>(values)).CopyTo(values);
        if (values.Length == 0)
            return;

        // The rest takes the same way as the others, or it would differ in its last bit.
        Span<float> rest = stackalloc float[Vector<float>.Count];
        values.CopyTo(rest);
        Registers.Exp(new Vector<float>(rest)).CopyTo(rest);
        rest[..values.Length].CopyTo(values);
    }

    private static void Exp(Span<double> values)
    {
        for (; values.Length >= Vector<double>.Count; values = values[Vector<double>.Count..])
            Registers.Exp(new Vector<double>(values)).CopyTo(values);
        if (values.Length == 0)
            return;
        Span<double> rest = stackalloc double[Vector<double>.Count];
        values.CopyTo(rest);
        Registers.Exp(new Vector<double>(rest)).CopyTo(rest);
        rest[..values.Length].CopyTo(values);
    }
}
