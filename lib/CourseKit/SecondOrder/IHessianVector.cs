using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>A function that can multiply its Hessian with a vector without ever making the matrix.</summary>
public interface IHessianVector : IGradient
{
    /// <summary>H(x)·v.</summary>
    /// <param name="point">x.</param>
    /// <param name="vector">v, as long as x.</param>
    Vector HessianTimes(Vector point, Vector vector);
}
