namespace CourseKit.Grading.Assignments.Reading;

/// <summary>What stands in the place of a solution.</summary>
internal enum StubForm
{
    /// <summary>The comment alone.</summary>
    Comment,

    /// <summary>The comment and a statement that throws; it serves as an expression body, too.</summary>
    Throw,

    /// <summary>The comment and an expression that throws, for a place that is closed by what follows the region.</summary>
    ThrowExpression,

    /// <summary>The comment and a conditional that throws, where a bare throw is no expression: an initializer, an argument.</summary>
    Conditional,

    /// <summary>The same, closed by what follows the region.</summary>
    ConditionalExpression,
}
