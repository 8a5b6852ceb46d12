namespace CourseKit.Tensors;

/// <summary>Two operands do not fit together; the message names both shapes and what was needed.</summary>
/// <param name="message">What was tried, the shapes, and the rule that they break.</param>
public sealed class ShapeException(string message) : ArgumentException(message)
{
    /// <summary>An exception without a message of its own.</summary>
    public ShapeException()
        : this("The shapes do not fit.")
    {
    }
}
