using CourseKit.Tensors;

namespace CourseKit.Activations;

/// <summary>An activation of one number, over a register of them. A struct, so that the loop is compiled with it inside.</summary>
internal interface ICurve
{
    /// <summary>Whether it costs hardly more than reading z.</summary>
    static virtual bool IsCheap => false;

    /// <summary>τ(z). What it makes of a NaN does not matter.</summary>
    V Value<V>(V z)
        where V : unmanaged, IRegister<V>;

    /// <summary>τ'(z), for z in ±<see cref="Pointwise.Far"/>. What it makes of a NaN does not matter.</summary>
    V Slope<V>(V z)
        where V : unmanaged, IRegister<V>;
}
