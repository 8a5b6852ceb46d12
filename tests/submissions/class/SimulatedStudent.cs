using CourseKit.Grading.Results;

namespace CourseKit.Grading.SimulatedClass;

/// <summary>A simulated submission and the grade that it must get.</summary>
/// <param name="Id">The student's id: <c>s01</c>.</param>
/// <param name="Story">What this student did, in a few words.</param>
/// <param name="FileName">The file handed in.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsRefused">Whether there is nothing that can be judged.</param>
/// <param name="Exercises">What each exercise must come out as; of no meaning if refused.</param>
/// <param name="Remarks">Kinds of remarks that must be made.</param>
public sealed record SimulatedStudent(
    string Id,
    string Story,
    string FileName,
    byte[] Content,
    bool IsRefused,
    IReadOnlyList<ExpectedExercise> Exercises,
    IReadOnlyList<RemarkKind> Remarks)
{
    /// <summary>The points that the submission must get, before the written question.</summary>
    public decimal Points => IsRefused ? 0 : Exercises.Sum(exercise => exercise.Points);
}
