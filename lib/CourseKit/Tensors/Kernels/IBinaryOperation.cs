namespace CourseKit.Tensors;

/// <summary>An operation on two registers of numbers.</summary>
internal interface IBinaryOperation
{
    static abstract V Apply<V>(V left, V right)
        where V : unmanaged, IRegister<V>;
}
