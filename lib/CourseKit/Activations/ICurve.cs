using System.Numerics;

namespace CourseKit.Activations;

/// <summary>An activation of one number, over a register of them. A struct, so that the loop is compiled with it inside.</summary>
internal interface ICurve
{
    /// <summary>τ(z). What it makes of a NaN does not matter.</summary>
    Vector<T> Value<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>τ'(z), for z in ±<see cref="Pointwise.Far"/>. What it makes of a NaN does not matter.</summary>
    Vector<T> Slope<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
