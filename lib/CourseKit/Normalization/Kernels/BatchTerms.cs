using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Normalization;

/// <summary>The formulas of batch normalization, forward and back, as the loops of <see cref="BatchKernels"/> take them in.</summary>
internal static unsafe class BatchTerms
{
    /// <summary>z: its sum gives μ.</summary>
    internal readonly struct Value<T>(T* z) : ITerm<Value<T>, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Value<T> In<TWidth>(ChannelLanes<T, TWidth> channels)
            where TWidth : struct, IWidth
            => this;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> At<TWidth>(nint place, TWidth width)
            where TWidth : struct, IWidth
            => Registers.Load(z + place, width);
    }

    /// <summary>(z − μ)²: its sum gives σ².</summary>
    internal readonly struct Squared<T>(T* z, T* mean) : ITerm<Squared<T>, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private Vector512<T> μ { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Squared<T> In<TWidth>(ChannelLanes<T, TWidth> channels)
            where TWidth : struct, IWidth
            => this with { μ = channels.Of(mean) };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> At<TWidth>(nint place, TWidth width)
            where TWidth : struct, IWidth
        {
            var d = Registers.Load(z + place, width) - μ;
            return d * d;
        }
    }

    /// <summary>g (z − μ): its sum gives ∂e/∂γ.</summary>
    internal readonly struct Product<T>(T* g, T* z, T* mean) : ITerm<Product<T>, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private Vector512<T> μ { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Product<T> In<TWidth>(ChannelLanes<T, TWidth> channels)
            where TWidth : struct, IWidth
            => this with { μ = channels.Of(mean) };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> At<TWidth>(nint place, TWidth width)
            where TWidth : struct, IWidth
            => Registers.Load(g + place, width) * (Registers.Load(z + place, width) - μ);
    }

    /// <summary>o = a (z − μ) + β, with a = γ / √(σ² + ε).</summary>
    internal readonly struct Normalized<T>(T* z, T* mean, T* factor, T* shift) : ITerm<Normalized<T>, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private Vector512<T> μ { get; init; }

        private Vector512<T> a { get; init; }

        private Vector512<T> β { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Normalized<T> In<TWidth>(ChannelLanes<T, TWidth> channels)
            where TWidth : struct, IWidth
            => this with { μ = channels.Of(mean), a = channels.Of(factor), β = channels.Of(shift) };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> At<TWidth>(nint place, TWidth width)
            where TWidth : struct, IWidth
            => (a * (Registers.Load(z + place, width) - μ)) + β;
    }

    /// <summary>∂e/∂z = a (g − p − q (z − μ)), with p = Σg / m and q = Σg(z − μ) / (m (σ² + ε)).</summary>
    internal readonly struct Back<T>(T* g, T* z, T* mean, T* factor, T* meanGradient, T* meanProduct) : ITerm<Back<T>, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private Vector512<T> μ { get; init; }

        private Vector512<T> a { get; init; }

        private Vector512<T> p { get; init; }

        private Vector512<T> q { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Back<T> In<TWidth>(ChannelLanes<T, TWidth> channels)
            where TWidth : struct, IWidth
            => this with { μ = channels.Of(mean), a = channels.Of(factor), p = channels.Of(meanGradient), q = channels.Of(meanProduct) };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> At<TWidth>(nint place, TWidth width)
            where TWidth : struct, IWidth
            => a * (Registers.Load(g + place, width) - p - (q * (Registers.Load(z + place, width) - μ)));
    }
}
