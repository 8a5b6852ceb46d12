using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>One number: for machines without vector registers.</summary>
internal readonly struct Register1<T>(T value) : IRegister<Register1<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _value = value;

    public static int Count => 1;

    public static int TileRows => 4;

    public static unsafe Register1<T> Load(T* from) => new(*from);

    public static Register1<T> Broadcast(T value) => new(value);

    public static Register1<T> MultiplyAdd(Register1<T> a, Register1<T> b, Register1<T> c)
        => new(T.FusedMultiplyAdd(a._value, b._value, c._value));

    public static Register1<T> Add(Register1<T> a, Register1<T> b) => new(a._value + b._value);

    public static Register1<T> Rectify(Register1<T> a) => new(a._value <= T.Zero ? T.Zero : a._value);

    public unsafe void Store(T* to) => *to = _value;
}
