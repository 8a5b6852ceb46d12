using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>A vector register of numbers, of whatever width and precision: formulas over one are written once.</summary>
/// <remarks>Every operation acts on each number alone and rounds it alike in every register.</remarks>
internal interface IRegister<TSelf>
    where TSelf : unmanaged, IRegister<TSelf>
{
    /// <summary>How many numbers it holds.</summary>
    static abstract int Count { get; }

    /// <summary>Whether they are floats, not doubles.</summary>
    static abstract bool IsSingle { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf One { get; }

    static abstract TSelf operator +(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x);

    static abstract TSelf operator *(TSelf x, TSelf y);

    static abstract TSelf operator /(TSelf x, TSelf y);

    /// <summary>The same number in every place.</summary>
    static abstract TSelf Number(double value);

    /// <summary>x · y + z, rounded once where the processor can, twice where it can't (<see cref="Processor.MultipliesAndAdds"/>).</summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf z);

    static abstract TSelf Abs(TSelf x);

    static abstract TSelf Sqrt(TSelf x);

    /// <summary>The smaller; NaN if one is.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <summary>The larger; NaN if one is.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    static abstract TSelf Exp(TSelf x);

    static abstract TSelf Log(TSelf x);

    /// <summary>2ⁿ for a whole n whose power is neither too small nor too large for all its digits.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>e of x = m 2ᵉ, √½ ≤ m &lt; √2, for an x &gt; 0 with all its digits.</summary>
    static abstract TSelf Exponent(TSelf x);

    /// <summary>Where x &gt; y, as a condition.</summary>
    static abstract TSelf Above(TSelf x, TSelf y);

    /// <summary>Where x = y, as a condition.</summary>
    static abstract TSelf Same(TSelf x, TSelf y);

    /// <summary>Where the condition holds the one, elsewhere the other.</summary>
    static abstract TSelf Where(TSelf condition, TSelf then, TSelf otherwise);
}

/// <summary>A vector register of numbers of a precision.</summary>
internal interface IRegister<TSelf, T> : IRegister<TSelf>
    where TSelf : unmanaged, IRegister<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows of the product's tile of two registers, at most 14: what the machine's number of registers allows.</summary>
    static abstract int TileRows { get; }

    static abstract TSelf operator +(TSelf x, T y);

    static abstract TSelf operator +(T x, TSelf y);

    static abstract TSelf operator *(T x, TSelf y);

    static abstract TSelf Broadcast(T value);

    static abstract unsafe TSelf Load(T* from);

    unsafe void Store(T* to);
}
