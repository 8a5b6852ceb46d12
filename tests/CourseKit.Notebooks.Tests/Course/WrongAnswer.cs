namespace CourseKit.Notebooks.Tests.Course;

/// <summary>A mistake that students make: its code, and what the check must say about it.</summary>
/// <param name="Exercise">The exercise's id, as in its cell's first line.</param>
/// <param name="Mistake">A name for the mistake, for the test's report.</param>
/// <param name="Code">The exercise's function, written with the mistake.</param>
/// <param name="Diagnosis">Words of the check's message that name this mistake and no other.</param>
public sealed record WrongAnswer(string Exercise, string Mistake, string Code, string Diagnosis)
{
    public override string ToString() => $"{Exercise} {Mistake}";
}
