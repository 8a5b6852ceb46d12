namespace CourseKit.Notebooks.Execution.Kernel.Formatting;

/// <summary>How a value is laid out when it does not say so itself.</summary>
internal enum Shape
{
    /// <summary>A single text: numbers, dates, anything with a text of its own.</summary>
    Scalar,

    /// <summary>Values one after another.</summary>
    Sequence,

    /// <summary>Values by keys.</summary>
    Dictionary,

    /// <summary>Named parts: records, anonymous types, tuples, plain objects.</summary>
    Members,
}
