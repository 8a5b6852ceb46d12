namespace CourseKit.Checks;

/// <summary>What sort of data a value is, whatever type it had in C#.</summary>
public enum ObservedKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A row of numbers: an array, a list, a tuple or a vector.</summary>
    Vector,

    /// <summary>A rectangle of numbers.</summary>
    Matrix,

    /// <summary>Several values of different sorts, or rows of different length.</summary>
    List,

    /// <summary>Null.</summary>
    Nothing,

    /// <summary>Something else, kept as its text.</summary>
    Other,
}
