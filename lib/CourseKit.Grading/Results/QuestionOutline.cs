namespace CourseKit.Grading.Results;

/// <summary>What a gradebook remembers of a written question.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="Rubric">What graders go by, as markdown; for the instructor only.</param>
public sealed record QuestionOutline(string Id, string Title, decimal Points, string Rubric);
