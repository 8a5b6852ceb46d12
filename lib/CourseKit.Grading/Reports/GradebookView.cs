using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports;

/// <summary>A gradebook as reports read it: what was asked, and every student's result with the points given by hand in it.</summary>
/// <param name="outline">The assignment.</param>
/// <param name="students">The ids of the students who have a result, in ordinal order.</param>
/// <param name="read">Reads one student's result from the disk.</param>
/// <param name="unplaced">What was handed in and belongs to no student, one line each, in our words and safe to show.</param>
public sealed class GradebookView(
    AssignmentOutline outline,
    IReadOnlyList<string> students,
    Func<string, SubmissionResult> read,
    IReadOnlyList<string> unplaced)
{
    /// <summary>The assignment: its exercises and questions, in order.</summary>
    public AssignmentOutline Outline { get; } = outline;

    /// <summary>The students who have a result, in ordinal order of their ids.</summary>
    public IReadOnlyList<string> Students { get; } = students;

    /// <summary>What was handed in and belongs to no student, one line each.</summary>
    public IReadOnlyList<string> Unplaced { get; } = unplaced;

    /// <summary>Every result in the order of <see cref="Students"/>, read one at a time and each time anew.</summary>
    public IEnumerable<SubmissionResult> Results => Students.Select(Read);

    /// <summary>One student's result.</summary>
    /// <param name="student">One of <see cref="Students"/>.</param>
    public SubmissionResult Read(string student) => read(student);

    /// <summary>The name, without extension, of a student's own file or folder: safe on every file system, different for
    /// every id.</summary>
    /// <param name="student">The student's id.</param>
    public static string FileNameOf(string student) => StudentFileName.Of(student);
}
