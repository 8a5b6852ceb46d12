using System.Diagnostics;
using CourseKit.Grading.Assignments.Validation;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Assignments;

/// <summary>Tries a source notebook before students see it.</summary>
/// <remarks>
/// <para>Everything is judged the way a student's work is, from the released notebook on: the solution must get all points,
/// the stub must compile and get none, each known wrong answer must lose points and be told as itself, all within the
/// time limits. Beyond that nothing may leak, hidden tests may only observe, and a check must observe more than true and false.</para>
/// <para>The wrong answers are tried one of each exercise at a time. One that does not come out as it should may suffer from
/// another exercise's, so it is tried once more with solutions everywhere else; that result counts.</para>
/// </remarks>
public static class AssignmentValidation
{
    /// <summary>Validates an assignment.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="judge">A judge of this assignment.</param>
    /// <param name="judgeProblems">What the judge found wrong when it was made; a line that begins <c>exercise id,</c> counts for that exercise.</param>
    /// <param name="progress">Told in a few words what is being tried; may be null.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ValidationReport> RunAsync(
        Assignment assignment, IJudge judge, IReadOnlyList<string> judgeProblems, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(judgeProblems);
        var watch = Stopwatch.StartNew();
        var problems = assignment.Exercises.ToDictionary(exercise => exercise.Id, _ => new List<string>(), StringComparer.Ordinal);
        List<string> general = [];
        foreach (var problem in judgeProblems)
        {
            var owner = assignment.Exercises.FirstOrDefault(e => problem.StartsWith($"exercise {e.Id},", StringComparison.Ordinal));
            (owner is null ? general : problems[owner.Id]).Add(owner is null ? problem : problem[$"exercise {owner.Id}, ".Length..]);
        }

        foreach (var (id, problem) in StaticRules.Of(assignment))
            (id is null ? general : problems[id]).Add(problem);
        progress?.Report("the solution");
        var solution = await judge.JudgeAsync(WrittenBy.Student(assignment, exercise => exercise.Solution), null, cancellation);
        progress?.Report("the stub");
        var stub = await judge.JudgeAsync(WrittenBy.Student(assignment, _ => null), null, cancellation);
        foreach (var exercise in assignment.Exercises)
        {
            problems[exercise.Id].AddRange(OfSolution(Of(solution, exercise)));
            problems[exercise.Id].AddRange(OfStub(Of(stub, exercise)));
        }

        await TryWrongAsync(assignment, judge, problems, progress, cancellation);
        return new ValidationReport(
            assignment, [.. assignment.Exercises.Select(e => new ValidatedExercise(e, Of(solution, e).Seconds, problems[e.Id]))],
            general, Math.Round(watch.Elapsed.TotalSeconds, 3));
    }

    private static async Task TryWrongAsync(
        Assignment assignment, IJudge judge, Dictionary<string, List<string>> problems, IProgress<string>? progress, CancellationToken cancellation)
    {
        for (var k = 0; k < assignment.Exercises.Max(exercise => (int?)exercise.Wrong.Count); k++)
        {
            progress?.Report(FormattableString.Invariant($"wrong answer {k + 1} of each exercise"));
            var together = await judge.JudgeAsync(WrittenBy.Student(assignment, e => k < e.Wrong.Count ? e.Wrong[k].Source : e.Solution), null, cancellation);
            foreach (var exercise in assignment.Exercises.Where(e => k < e.Wrong.Count))
            {
                var problem = OfWrong(exercise.Wrong[k], Of(together, exercise));
                if (problem is null)
                    continue;
                progress?.Report($"exercise {exercise.Id}, a wrong answer by itself");
                var alone = await judge.JudgeAsync(
                    WrittenBy.Student(assignment, e => e.Id == exercise.Id ? exercise.Wrong[k].Source : e.Solution), null, cancellation);
                if (OfWrong(exercise.Wrong[k], Of(alone, exercise)) is { } remaining)
                    problems[exercise.Id].Add(remaining);
            }
        }
    }

    private static IEnumerable<string> OfSolution(ExerciseResult result)
    {
        if (result.Verdict == Verdict.TimedOut)
            yield return "the solution does not end within the time limit";
        else if (result.Points != result.OutOf)
            yield return FormattableString.Invariant($"the solution gets {result.Points} of {result.OutOf} points ({result.Verdict})") + Diagnosis(result);
    }

    private static IEnumerable<string> OfStub(ExerciseResult result)
    {
        if (result.Points != 0)
            yield return FormattableString.Invariant($"the stub gets {result.Points} of {result.OutOf} points, wanted 0: the tests let something pass that is not written");
        else if (result.Verdict is Verdict.DoesNotCompile)
            yield return "the stub, or the check with it, does not compile: leave the declarations that others need outside the solution region";
        else if (result.Verdict is Verdict.TimedOut or Verdict.Crashed or Verdict.OutOfMemory or Verdict.TooMuchOutput or Verdict.Missing or Verdict.Tampered or Verdict.NotJudged)
            yield return $"the stub's verdict is {result.Verdict}, wanted that it compiles and gets 0 points";
    }

    private static string? OfWrong(WrongAlternative wrong, ExerciseResult result)
    {
        var place = wrong.Line > 0 ? FormattableString.Invariant($"the wrong answer of line {wrong.Line} ") : "the wrong answer ";
        var name = place + $"(“{wrong.Message}”) ";
        if (result.Points >= result.OutOf)
            return name + "gets all points: no test tells it from the solution";
        if (result.Verdict is Verdict.DoesNotCompile or Verdict.Missing or Verdict.NotJudged or Verdict.Tampered)
            return name + $"could not be tried: {result.Verdict}" + Diagnosis(result);
        return result.Diagnosis == wrong.Message ? null : name + "is not told as itself" + Diagnosis(result);
    }

    private static string Diagnosis(ExerciseResult result) => result.Diagnosis is null ? "" : $"; the student would read: {result.Diagnosis}";

    private static ExerciseResult Of(Judgement judgement, Exercise exercise)
        => judgement.Exercises.FirstOrDefault(result => result.Id == exercise.Id)
            ?? new ExerciseResult(exercise.Id, exercise.Title, 0, exercise.Points, Verdict.NotJudged, null, [], 0);
}
