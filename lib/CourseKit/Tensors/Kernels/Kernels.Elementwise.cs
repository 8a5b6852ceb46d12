using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <summary>The loops over plain spans of numbers that matrices, losses and training share.</summary>
internal static partial class Kernels
{
    // Such a loop waits for the memory: only beyond the caches of one core does a second one help.
    private const int LeastCombined = 1 << 16;

    private enum Operands
    {
        Both,
        ScalarSecond,
        ScalarFirst,
    }

    /// <summary>result = left ∘ right, element by element; result may be either operand.</summary>
    internal static unsafe void Combine<T, TOperation>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : IBinaryOperation
    {
        fixed (T* a = left[..result.Length], b = right[..result.Length], c = result)
            Ranges.Run(new Combination<T, TOperation> { Left = a, Right = b, Result = c }, result.Length, LeastCombined);
    }

    /// <summary>result = left ∘ scalar, or scalar ∘ left when <paramref name="scalarFirst"/>.</summary>
    internal static unsafe void Combine<T, TOperation>(ReadOnlySpan<T> left, T scalar, bool scalarFirst, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : IBinaryOperation
    {
        var operands = scalarFirst ? Operands.ScalarFirst : Operands.ScalarSecond;
        fixed (T* a = left[..result.Length], c = result)
            Ranges.Run(new Combination<T, TOperation> { Left = a, Scalar = scalar, Operands = operands, Result = c }, result.Length, LeastCombined);
    }

    /// <summary>target += factor · addend (two roundings), the step of every first-order method.</summary>
    internal static unsafe void AddScaled<T>(T factor, ReadOnlySpan<T> addend, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* a = addend[..target.Length], c = target)
            Ranges.Run(new Scaled<T> { Factor = factor, Addend = a, Target = c }, target.Length, LeastCombined);
    }

    /// <summary>Adds a row to every row of a matrix, in place.</summary>
    internal static void AddRow<T>(ReadOnlySpan<T> row, Span<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var start = 0; start < matrix.Length; start += row.Length)
            Combine<T, Addition>(matrix.Slice(start, row.Length), row, matrix.Slice(start, row.Length));
    }

    /// <summary>Converts between the two precisions (or copies within one).</summary>
    internal static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = TTo.CreateTruncating(from[i]);
    }

    // The widest registers first, then number by number.
    internal static void Widest<T, TLoop>(ref TLoop loop, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoop : struct, IRegisterLoop<T>
    {
        var i = Vector512.IsHardwareAccelerated ? loop.Run<Register512<T>>(from, to)
            : Vector256.IsHardwareAccelerated ? loop.Run<Register256<T>>(from, to)
            : Vector128.IsHardwareAccelerated ? loop.Run<Register128<T>>(from, to)
            : from;
        loop.Run<Register1<T>>(i, to);
    }

    private unsafe struct Combination<T, TOperation> : IRange, IRegisterLoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : IBinaryOperation
    {
        internal T* Left;
        internal T* Right;
        internal T Scalar;
        internal Operands Operands;
        internal T* Result;

        public void Run(int from, int to) => Widest<T, Combination<T, TOperation>>(ref this, from, to);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly int Run<V>(int from, int to)
            where V : unmanaged, IRegister<V, T>
        {
            T* a = Left, b = Right, c = Result;
            var s = V.Broadcast(Scalar);
            var i = from;
            if (Operands == Operands.Both)
            {
                for (; i <= to - V.Count; i += V.Count)
                    TOperation.Apply(V.Load(a + i), V.Load(b + i)).Store(c + i);
            }
            else if (Operands == Operands.ScalarFirst)
            {
                for (; i <= to - V.Count; i += V.Count)
                    TOperation.Apply(s, V.Load(a + i)).Store(c + i);
            }
            else
            {
                for (; i <= to - V.Count; i += V.Count)
                    TOperation.Apply(V.Load(a + i), s).Store(c + i);
            }

            return i;
        }
    }

    private unsafe struct Scaled<T> : IRange, IRegisterLoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        internal T Factor;
        internal T* Addend;
        internal T* Target;

        public void Run(int from, int to) => Widest<T, Scaled<T>>(ref this, from, to);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly int Run<V>(int from, int to)
            where V : unmanaged, IRegister<V, T>
        {
            T* a = Addend, c = Target;
            var factor = Factor;
            var i = from;
            for (; i <= to - V.Count; i += V.Count)
                (V.Load(c + i) + (factor * V.Load(a + i))).Store(c + i);
            return i;
        }
    }
}
