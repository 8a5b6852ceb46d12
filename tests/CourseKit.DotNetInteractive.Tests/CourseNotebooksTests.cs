using CourseKit.DotNetInteractive.Exercises;
using CourseKit.Notebooks;

namespace CourseKit.DotNetInteractive.Tests;

public sealed class CourseNotebooksTests
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder(), "*.dib").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_exercise_of_the_course_has_a_hint_a_solution_and_a_check_that_the_directives_find(string name)
    {
        var exercises = ExerciseReader.Read(NotebookFile.Read(Path.Combine(Folder(), name)));

        exercises.ShouldNotBeEmpty();
        exercises.Where(exercise => exercise.Hint is null || exercise.Solution is null || exercise.Checks.Count == 0 || exercise.Title.Length == 0)
            .Select(exercise => exercise.Id).ShouldBeEmpty();
    }

    private static string Folder() => Path.GetFullPath("../../../../../notebooks", AppContext.BaseDirectory);
}
