using System.Numerics;

namespace CourseKit.Tensors;

internal readonly struct Addition : IBinaryOperation
{
    public static T Apply<T>(T left, T right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => left + right;

    public static Vector<T> Apply<T>(Vector<T> left, Vector<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => left + right;
}
