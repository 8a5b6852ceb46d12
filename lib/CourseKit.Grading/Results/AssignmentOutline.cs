using CourseKit.Grading.Assignments;

namespace CourseKit.Grading.Results;

/// <summary>What a gradebook remembers of its assignment, so that its tables can be made again without the source.</summary>
/// <param name="Name">The source's file name without extension.</param>
/// <param name="Title">The first heading.</param>
/// <param name="Hash">SHA-256 of the source.</param>
/// <param name="Exercises">The exercises, in order.</param>
/// <param name="Questions">The written questions, in order.</param>
public sealed record AssignmentOutline(
    string Name,
    string Title,
    string Hash,
    IReadOnlyList<ExerciseOutline> Exercises,
    IReadOnlyList<QuestionOutline> Questions)
{
    /// <summary>All points, manual ones included.</summary>
    public decimal Points => Exercises.Sum(exercise => exercise.Points) + Questions.Sum(question => question.Points);

    /// <summary>What a gradebook remembers of an assignment.</summary>
    public static AssignmentOutline Of(Assignment assignment) => new(
        assignment.Name,
        assignment.Title,
        assignment.Hash,
        [.. assignment.Exercises.Select(e => new ExerciseOutline(e.Id, e.Title, e.Points, [.. e.Wrong.Select(w => w.Message)]))],
        [.. assignment.Questions.Select(q => new QuestionOutline(q.Id, q.Title, q.Points, q.Rubric))]);
}
