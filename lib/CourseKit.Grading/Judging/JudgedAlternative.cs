using CourseKit.Grading.Assignments;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Judging;

/// <summary>How a known wrong answer came out when it was judged like a student's.</summary>
/// <param name="Wrong">The wrong answer.</param>
/// <param name="Result">Its exercise's result. Diagnosed as itself: no full points, and <see cref="WrongAlternative.Message"/> as diagnosis.</param>
public sealed record JudgedAlternative(WrongAlternative Wrong, ExerciseResult Result);
