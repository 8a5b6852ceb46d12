using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>An operation on two numbers, and on two vector registers of them.</summary>
internal interface IBinaryOperation
{
    static abstract T Apply<T>(T left, T right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    static abstract Vector<T> Apply<T>(Vector<T> left, Vector<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
