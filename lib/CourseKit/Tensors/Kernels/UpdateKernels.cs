using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <summary>The one loop of every optimizer, fused with the optimizer's formula: each number is read and written once.</summary>
/// <remarks>
/// It is compiled anew for each formula, and the branches on the number of slots vanish then. Every operation is exact
/// to rounding and acts on one parameter alone, so that neither the width of the machine's registers nor the number of
/// threads changes a bit.
/// <para>
/// What is kept for the next step is 0 where it has fallen below the smallest normal number. A weight whose input is seldom
/// anything but 0 (a pixel at the border) leaves a momentum that shrinks by 0.9 a step, and after 830 of them the floats that
/// remain are too small to have all their digits: harmless, and many times slower to multiply.
/// </para>
/// </remarks>
internal static unsafe class UpdateKernels
{
    // About three microseconds of the simplest rule: below that a thread is not worth waking.
    private const int Least = 1 << 15;

    // 2⁻¹²⁶ and 2⁻¹⁰²²: the smallest numbers with all their digits.
    private const double SmallestSingle = 1.1754943508222875e-38;
    private const double SmallestDouble = 2.2250738585072014e-308;

    /// <summary>Θ += Δ or, if there is a target, target = Δ and Θ stays. The target may be the gradient.</summary>
    internal static void Run<T, TFormula>(TFormula formula, ReadOnlySpan<T> g, Span<T> Θ, Span<T> target, Span<T> a = default, Span<T> b = default, Span<T> c = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IKernelFormula<T>
    {
        var apply = target.IsEmpty;
        var destination = apply ? Θ : target;
        if (Θ.Length != g.Length || destination.Length != g.Length
            || (TFormula.Slots > 0 && a.Length != g.Length) || (TFormula.Slots > 1 && b.Length != g.Length) || (TFormula.Slots > 2 && c.Length != g.Length))
            throw new ShapeException($"Update: {g.Length} gradients, {Θ.Length} parameters: these and the state must have the same length");
        fixed (T* pg = g, pΘ = Θ, pd = destination, pa = a, pb = b, pc = c)
        {
            var loop = new Loop<T, TFormula> { Formula = formula, Apply = apply, Gradient = pg, Parameters = pΘ, Target = pd, A = pa, B = pb, C = pc };
            Ranges.Run(loop, g.Length, Least);
        }
    }

    private struct Loop<T, TFormula> : IRange, IRegisterLoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IKernelFormula<T>
    {
        internal TFormula Formula;
        internal bool Apply;
        internal T* Gradient;
        internal T* Parameters;
        internal T* Target;
        internal T* A;
        internal T* B;
        internal T* C;

        public void Run(int from, int to) => Kernels.Widest<T, Loop<T, TFormula>>(ref this, from, to);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly int Run<V>(int from, int to)
            where V : unmanaged, IRegister<V, T>
        {
            var formula = Formula;
            var apply = Apply;
            T* g = Gradient, Θ = Parameters, target = Target, a = A, b = B, c = C;
            var smallest = V.Number(V.IsSingle ? SmallestSingle : SmallestDouble);
            var i = from;
            for (; i <= to - V.Count; i += V.Count)
            {
                var va = TFormula.Slots > 0 ? V.Load(a + i) : default;
                var vb = TFormula.Slots > 1 ? V.Load(b + i) : default;
                var vc = TFormula.Slots > 2 ? V.Load(c + i) : default;
                var vΘ = V.Load(Θ + i);
                var Δ = formula.Update(V.Load(g + i), vΘ, ref va, ref vb, ref vc);
                (apply ? vΘ + Δ : Δ).Store(target + i);
                if (TFormula.Slots > 0)
                    Normal(va, smallest).Store(a + i);
                if (TFormula.Slots > 1)
                    Normal(vb, smallest).Store(b + i);
                if (TFormula.Slots > 2)
                    Normal(vc, smallest).Store(c + i);
            }

            return i;
        }

        // Asked this way round, so that NaN stays NaN.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V Normal<V>(V x, V smallest)
            where V : unmanaged, IRegister<V, T>
            => V.Where(V.Above(smallest, V.Abs(x)), V.Zero, x);
    }
}
