namespace CourseKit.Tensors;

/// <summary>The element type of a tensor.</summary>
public enum Precision
{
    /// <summary>32-bit floating point (<see cref="float"/>): the default for data and training.</summary>
    Single,

    /// <summary>64-bit floating point (<see cref="double"/>): the default for numbers written by hand.</summary>
    Double,
}
