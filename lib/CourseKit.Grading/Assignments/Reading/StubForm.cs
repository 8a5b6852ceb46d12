namespace CourseKit.Grading.Assignments.Reading;

/// <summary>What stands in the place of a solution, in the order of trying. A form without semicolon comes first: where the
/// one with it compiles too, what follows the region closes the statement already.</summary>
internal enum StubForm
{
    /// <summary>The comment alone.</summary>
    Comment,

    /// <summary>The comment and an expression that throws, closed by what follows the region.</summary>
    ThrowExpression,

    /// <summary>The comment and a statement that throws; below an arrow it serves as the body, too.</summary>
    Throw,

    /// <summary>The comment and a body with its arrow.</summary>
    Body,

    /// <summary>A conditional that throws, where a bare throw is no expression (an initializer, an argument), closed by
    /// what follows the region.</summary>
    ConditionalExpression,

    /// <summary>The same with its semicolon.</summary>
    Conditional,
}
