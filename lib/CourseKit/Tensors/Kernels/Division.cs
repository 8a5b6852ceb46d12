namespace CourseKit.Tensors;

internal readonly struct Division : IBinaryOperation
{
    public static V Apply<V>(V left, V right)
        where V : unmanaged, IRegister<V> => left / right;
}
