namespace CourseKit.Grading.Results;

/// <summary>What a gradebook remembers of an exercise.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="KnownMistakes">The messages of its known wrong answers, in order.</param>
public sealed record ExerciseOutline(string Id, string Title, decimal Points, IReadOnlyList<string> KnownMistakes);
