using System.Text;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;
using CourseKit.Grading.Running;
using CourseKit.Grading.Sandbox;
using CourseKit.Grading.SimulatedClass;
using CourseKit.Grading.Submissions;

namespace CourseKit.Grading.Tests;

/// <summary>Homework 1, handed in by a simulated class of sixty, comes back with the grade that each has earned.</summary>
public sealed class ClassTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-class").FullName;

    [Fact]
    public async Task Every_student_of_a_simulated_class_gets_the_grade_that_was_earned()
    {
        var assignment = Homework();
        var students = new ClassMaker(assignment).Make();
        ClassFolder.Write(students, _folder);
        students.Count.ShouldBe(60);

        var gradebook = new Gradebook(Path.Combine(_folder, "grades"));
        await using var judge = await Judge.CreateAsync(assignment, new JudgeOptions { Sandbox = await Fence(), Workers = 2 });
        judge.Reference.Problems.ShouldBeEmpty();
        using var handedIn = SubmissionIntake.Take(Path.Combine(_folder, "submissions"), new IntakeOptions { Assignment = assignment.Name });
        var run = new GradingRun(
            assignment, judge, submission => SubmissionRecovery.Recover(assignment, submission), gradebook, new GradingOptions { Jobs = 2 });
        var summary = await run.RunAsync(handedIn, onEvent: null, CancellationToken.None);

        summary.Graded.ShouldBe(60);
        summary.Refused.ShouldBe(2);
        summary.Unjudged.ShouldBeEmpty();
        var differences = students.SelectMany(student => Differences(student, gradebook.Find(student.Id))).ToList();
        differences.ShouldBeEmpty();
    }

    [Fact]
    public void The_class_is_the_same_every_time()
    {
        var assignment = Homework();

        var (first, second) = (new ClassMaker(assignment).Make(), new ClassMaker(assignment).Make());

        first.Select(student => Convert.ToBase64String(student.Content)).ShouldBe(second.Select(student => Convert.ToBase64String(student.Content)));
        first.Select(student => student.Points).ShouldBe(second.Select(student => student.Points));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> Differences(SimulatedStudent student, SubmissionResult? result)
    {
        var who = $"{student.Id} ({student.Story})";
        if (result is null)
        {
            yield return $"{who}: no result";
            yield break;
        }

        if (student.IsRefused != result.Refused is not null)
            yield return $"{who}: refused: {result.Refused ?? "no"}, wanted {student.IsRefused}";
        if (student.Points != result.ExercisePoints)
            yield return FormattableString.Invariant($"{who}: {result.ExercisePoints} points, wanted {student.Points}");
        foreach (var kind in student.Remarks.Where(kind => !result.Remarks.Any(remark => remark.Kind == kind)))
            yield return $"{who}: no remark of the kind {kind}";
        foreach (var (wanted, got) in student.Exercises.Zip(result.Exercises))
        {
            if (wanted.Points != got.Points || !wanted.Verdicts.Contains(got.Verdict) || (wanted.Diagnosis is { } told && told != got.Diagnosis))
            {
                yield return FormattableString.Invariant(
                    $"{who}, {got.Id}: {got.Points} points, {got.Verdict}, '{got.Diagnosis}'; wanted {wanted.Points}, {string.Join(" or ", wanted.Verdicts)}, '{wanted.Diagnosis}'");
            }
        }
    }

    /// <summary>The homework, loading the library of the build under test.</summary>
    private Assignment Homework()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "CourseKit.sln")))
            root = root.Parent;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        // Relative, as in the homework: the sandbox has its files elsewhere.
        var library = Path.GetRelativePath(_folder, Path.Combine(root.FullName, "lib", "CourseKit", "bin", configuration)).Replace('\\', '/');
        const string name = "hw1-losses-and-preprocessing.dib";
        var text = File.ReadAllText(Path.Combine(root.FullName, "notebooks", "homework", name), Encoding.UTF8)
            .Replace("../../lib/CourseKit/bin/Release", library, StringComparison.Ordinal);
        var copy = Path.Combine(_folder, name);
        File.WriteAllText(copy, text);
        return AssignmentReader.Read(copy);
    }

    // The class means no harm: where there is no sandbox, its work is graded without one.
    private static async Task<ISandbox> Fence()
    {
        var sandbox = new BubblewrapSandbox();
        return await sandbox.ProblemAsync(CancellationToken.None) is null ? sandbox : new NoSandbox();
    }
}
