namespace CourseKit.Tensors;

internal readonly struct Multiplication : IBinaryOperation
{
    public static V Apply<V>(V left, V right)
        where V : unmanaged, IRegister<V> => left * right;
}
