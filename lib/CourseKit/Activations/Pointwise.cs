using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Tensors;

namespace CourseKit.Activations;

/// <summary>The loops of all activations of one number: register by register, the last few numbers in a padded one.</summary>
/// <remarks>A number's result is thus the same wherever it stands, however the work is split over threads.</remarks>
internal static unsafe class Pointwise
{
    /// <summary>From here on every slope has reached its limit to the last bit; z is cut off here, lest 0 · ∞ be NaN.</summary>
    internal const double Far = 1000;

    // Some microseconds of an exponential function a thread, and less than one of a few comparisons: for these only a thread that
    // is awake is worth calling, and has in its cache what it computed before.
    private const int Least = 1 << 12;
    private const int Long = 1 << 17;

    /// <summary>output = τ(input).</summary>
    internal static void Apply<T, TCurve>(TCurve curve, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TCurve : struct, ICurve
    {
        fixed (T* z = input[..output.Length], o = output)
            Ranges.Run(new Loop<T, TCurve> { Curve = curve, Input = z, Output = o }, output.Length, Least, wake: !TCurve.IsCheap || output.Length >= Long);
    }

    /// <summary>inputGradient = outputGradient · τ'(input).</summary>
    internal static void Backward<T, TCurve>(TCurve curve, ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TCurve : struct, ICurve
    {
        fixed (T* z = input[..inputGradient.Length], g = outputGradient[..inputGradient.Length], o = inputGradient)
            Ranges.Run(new Loop<T, TCurve> { Curve = curve, Input = z, Gradient = g, Output = o }, inputGradient.Length, Least, wake: !TCurve.IsCheap || inputGradient.Length >= Long);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Value<V, TCurve>(TCurve curve, V z)
        where V : unmanaged, IRegister<V>
        where TCurve : struct, ICurve
        => V.Where(V.Same(z, z), curve.Value(z), z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Slope<V, TCurve>(TCurve curve, V z)
        where V : unmanaged, IRegister<V>
        where TCurve : struct, ICurve
    {
        // What only compares cannot make 0 · ∞.
        if (TCurve.IsCheap)
            return V.Where(V.Same(z, z), curve.Slope(z), z);
        var near = V.Min(V.Max(z, V.Number(-Far)), V.Number(Far));
        return V.Where(V.Same(z, z), curve.Slope(near), z);
    }

    private struct Loop<T, TCurve> : IRange
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TCurve : struct, ICurve
    {
        internal TCurve Curve;
        internal T* Input;

        /// <summary>∂e/∂o; null when values are wanted, not slopes.</summary>
        internal T* Gradient;
        internal T* Output;

        public readonly void Run(int from, int to)
        {
            if (Vector512.IsHardwareAccelerated)
                Run<Register512<T>>(from, to);
            else if (Vector256.IsHardwareAccelerated)
                Run<Register256<T>>(from, to);
            else
                Run<Register128<T>>(from, to);
        }

        private readonly void Run<V>(int from, int to)
            where V : unmanaged, IRegister<V, T>
        {
            T* z = Input, g = Gradient, o = Output;
            var whole = (to - from) / V.Count * V.Count;
            Registers<V>(z + from, g == null ? null : g + from, o + from, whole);
            from += whole;
            if (from == to)
                return;
            var rest = to - from;
            T* few = stackalloc T[V.Count], fewSlopes = stackalloc T[V.Count];
            new ReadOnlySpan<T>(z + from, rest).CopyTo(new Span<T>(few, rest));
            if (g != null)
                new ReadOnlySpan<T>(g + from, rest).CopyTo(new Span<T>(fewSlopes, rest));
            Registers<V>(few, g == null ? null : fewSlopes, few, V.Count);
            new ReadOnlySpan<T>(few, rest).CopyTo(new Span<T>(o + from, rest));
        }

        private readonly void Registers<V>(T* z, T* g, T* o, int count)
            where V : unmanaged, IRegister<V, T>
        {
            if (g == null)
                Values<V>(Curve, z, o, count);
            else
                Slopes<V>(Curve, z, g, o, count);
        }

        // Each formula stands once in a method of its own: the compiler takes in only so much, and leaves the rest of a large one
        // (Mish is a hundred operations) as calls, of which each sends its registers through memory.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Values<V>(TCurve curve, T* z, T* o, int count)
            where V : unmanaged, IRegister<V, T>
        {
            for (var i = 0; i < count; i += V.Count)
                Value(curve, V.Load(z + i)).Store(o + i);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Slopes<V>(TCurve curve, T* z, T* g, T* o, int count)
            where V : unmanaged, IRegister<V, T>
        {
            for (var i = 0; i < count; i += V.Count)
                (V.Load(g + i) * Slope(curve, V.Load(z + i))).Store(o + i);
        }
    }
}
