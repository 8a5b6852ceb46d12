namespace CourseKit.Grading.Judging;

/// <summary>What the solution and the known wrong answers were seen to do: as plain data, to be kept between runs.</summary>
/// <param name="Key">What it depends on, as a hash.</param>
/// <param name="Solution">The solution's exercises.</param>
/// <param name="Again">The same in another process: what differs is no fair reference.</param>
/// <param name="Alternatives">Each wrong answer's exercise, in the assignment's order.</param>
internal sealed record ReferenceData(
    string Key, IReadOnlyList<ExerciseRun> Solution, IReadOnlyList<ExerciseRun> Again, IReadOnlyList<ExerciseRun> Alternatives);
