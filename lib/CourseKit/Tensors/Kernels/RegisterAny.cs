using System.Numerics;
using SimdVector = System.Numerics.Vector;

namespace CourseKit.Tensors;

/// <summary>As many numbers as the machine's ordinary vector register holds.</summary>
internal readonly struct RegisterAny<T>(Vector<T> value) : IRegister<RegisterAny<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector<T> _value = value;

    public static int Count => Vector<T>.Count;

    public static unsafe RegisterAny<T> Load(T* from) => new(SimdVector.Load(from));

    public static RegisterAny<T> Broadcast(T value) => new(new Vector<T>(value));

    public static RegisterAny<T> MultiplyAdd(RegisterAny<T> a, RegisterAny<T> b, RegisterAny<T> c)
        => typeof(T) == typeof(float)
            ? new(SimdVector.FusedMultiplyAdd(a._value.As<T, float>(), b._value.As<T, float>(), c._value.As<T, float>()).As<float, T>())
            : new(SimdVector.FusedMultiplyAdd(a._value.As<T, double>(), b._value.As<T, double>(), c._value.As<T, double>()).As<double, T>());

    public unsafe void Store(T* to) => SimdVector.Store(_value, to);
}
