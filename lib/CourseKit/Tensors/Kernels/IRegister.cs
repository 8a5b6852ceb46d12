using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>A vector register of numbers: what the matrix product needs of one, so that it is written once.</summary>
internal interface IRegister<TSelf, T>
    where TSelf : unmanaged, IRegister<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers it holds.</summary>
    static abstract int Count { get; }

    /// <summary>Rows of the product's tile of two registers, at most 14: what the machine's number of registers allows.</summary>
    static abstract int TileRows { get; }

    static abstract unsafe TSelf Load(T* from);

    static abstract TSelf Broadcast(T value);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Add(TSelf a, TSelf b);

    /// <summary>max(0, a), NaN staying NaN.</summary>
    static abstract TSelf Rectify(TSelf a);

    unsafe void Store(T* to);
}
