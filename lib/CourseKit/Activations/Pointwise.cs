using System.Numerics;
using System.Runtime.InteropServices;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The loops of all activations of one number: register by register, the last few numbers in a padded one.</summary>
/// <remarks>A number's result is thus the same wherever it stands, however the work is split over threads.</remarks>
internal static class Pointwise
{
    /// <summary>From here on every slope has reached its limit to the last bit; z is cut off here, lest 0 · ∞ be NaN.</summary>
    internal const double Far = 1000;

    internal static void Apply<T, TCurve>(TCurve curve, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TCurve : struct, ICurve
    {
        var z = MemoryMarshal.Cast<T, Vector<T>>(input);
        var o = MemoryMarshal.Cast<T, Vector<T>>(output);
        for (var i = 0; i < o.Length; i++)
            o[i] = Value(curve, z[i]);

        var done = o.Length * Vector<T>.Count;
        if (done < output.Length)
            Store(Value(curve, Load(input[done..])), output[done..]);
    }

    internal static void Backward<T, TCurve>(TCurve curve, ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TCurve : struct, ICurve
    {
        var z = MemoryMarshal.Cast<T, Vector<T>>(input);
        var g = MemoryMarshal.Cast<T, Vector<T>>(outputGradient);
        var result = MemoryMarshal.Cast<T, Vector<T>>(inputGradient);
        for (var i = 0; i < result.Length; i++)
            result[i] = g[i] * Slope(curve, z[i]);

        var done = result.Length * Vector<T>.Count;
        if (done < inputGradient.Length)
            Store(Load(outputGradient[done..]) * Slope(curve, Load(input[done..])), inputGradient[done..]);
    }

    private static Vector<T> Value<T, TCurve>(TCurve curve, Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TCurve : struct, ICurve
        => Where(System.Numerics.Vector.Equals(z, z), curve.Value(z), z);

    private static Vector<T> Slope<T, TCurve>(TCurve curve, Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TCurve : struct, ICurve
    {
        var near = Where(Above(z, Number<T>(Far)), Number<T>(Far), Where(Above(Number<T>(-Far), z), Number<T>(-Far), z));
        return Where(System.Numerics.Vector.Equals(z, z), curve.Slope(near), z);
    }

    private static Vector<T> Load<T>(ReadOnlySpan<T> few)
        where T : unmanaged
    {
        Span<T> padded = stackalloc T[Vector<T>.Count];
        padded.Clear();
        few.CopyTo(padded);
        return new Vector<T>(padded);
    }

    private static void Store<T>(Vector<T> register, Span<T> few)
        where T : unmanaged
    {
        Span<T> padded = stackalloc T[Vector<T>.Count];
        register.CopyTo(padded);
        padded[..few.Length].CopyTo(few);
    }
}
