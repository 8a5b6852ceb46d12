namespace CourseKit.Grading.Results;

/// <summary>Something a grader should know about a submission.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Text">In words of ours; parts of the submission only as ids of the assignment and cell numbers.</param>
public sealed record Remark(RemarkKind Kind, string Text);
