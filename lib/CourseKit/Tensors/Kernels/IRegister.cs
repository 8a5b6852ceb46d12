using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>A vector register of numbers: what the matrix product needs of one, so that it is written once.</summary>
internal interface IRegister<TSelf, T>
    where TSelf : unmanaged, IRegister<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract int Count { get; }

    static abstract unsafe TSelf Load(T* from);

    static abstract TSelf Broadcast(T value);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    unsafe void Store(T* to);
}
