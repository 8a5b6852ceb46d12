using System.Numerics;
using System.Runtime.InteropServices;

namespace CourseKit.Tensors;

/// <summary>The one loop of every optimizer, fused with the optimizer's formula: each number is read and written once.</summary>
/// <remarks>
/// It is compiled anew for each formula, and the branches on the number of slots vanish then. Every operation is exact
/// to rounding and acts on one parameter alone, so that the width of the machine's registers does not change a bit.
/// </remarks>
internal static class UpdateKernels
{
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
        ref var pg = ref MemoryMarshal.GetReference(g);
        ref var pΘ = ref MemoryMarshal.GetReference(Θ);
        ref var pd = ref MemoryMarshal.GetReference(destination);
        ref var pa = ref MemoryMarshal.GetReference(a);
        ref var pb = ref MemoryMarshal.GetReference(b);
        ref var pc = ref MemoryMarshal.GetReference(c);
        nuint i = 0;
        for (; i + (nuint)Vector<T>.Count <= (nuint)g.Length; i += (nuint)Vector<T>.Count)
        {
            Vector<T> va = default, vb = default, vc = default;
            if (TFormula.Slots > 0)
                va = Load(ref pa, i);
            if (TFormula.Slots > 1)
                vb = Load(ref pb, i);
            if (TFormula.Slots > 2)
                vc = Load(ref pc, i);
            var vΘ = Load(ref pΘ, i);
            var Δ = formula.Update(Load(ref pg, i), vΘ, ref va, ref vb, ref vc);
            Store(apply ? vΘ + Δ : Δ, ref pd, i);
            if (TFormula.Slots > 0)
                Store(va, ref pa, i);
            if (TFormula.Slots > 1)
                Store(vb, ref pb, i);
            if (TFormula.Slots > 2)
                Store(vc, ref pc, i);
        }

        if (i < (nuint)g.Length)
        {
            // The last few, in a register whose other places do not matter.
            var rest = (int)i;
            var vΘ = Part<T>(Θ[rest..]);
            var (va, vb, vc) = (Part<T>(Rest(a, rest)), Part<T>(Rest(b, rest)), Part<T>(Rest(c, rest)));
            var Δ = formula.Update(Part(g[rest..]), vΘ, ref va, ref vb, ref vc);
            StorePart(apply ? vΘ + Δ : Δ, destination[rest..]);
            StorePart(va, Rest(a, rest));
            StorePart(vb, Rest(b, rest));
            StorePart(vc, Rest(c, rest));
        }
    }

    private static Vector<T> Load<T>(ref T from, nuint at) => System.Numerics.Vector.LoadUnsafe(ref from, at);

    private static void Store<T>(Vector<T> value, ref T to, nuint at) => System.Numerics.Vector.StoreUnsafe(value, ref to, at);

    private static Span<T> Rest<T>(Span<T> span, int from) => span.IsEmpty ? span : span[from..];

    private static Vector<T> Part<T>(ReadOnlySpan<T> from)
        where T : unmanaged
    {
        Vector<T> register = default;
        from.CopyTo(MemoryMarshal.Cast<Vector<T>, T>(new Span<Vector<T>>(ref register)));
        return register;
    }

    private static void StorePart<T>(Vector<T> register, Span<T> to)
        where T : unmanaged
        => MemoryMarshal.Cast<Vector<T>, T>(new Span<Vector<T>>(ref register))[..to.Length].CopyTo(to);
}
