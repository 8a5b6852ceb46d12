using System.Text.Json;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Results;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Judging;

/// <summary>Runs the solution and the known wrong answers before any student's work is touched.</summary>
internal static class ReferenceMaker
{
    /// <summary>What they do: kept from an earlier run, or seen now.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="key">A hash over all that it depends on.</param>
    /// <param name="options">Where it is kept, and how many may run at a time.</param>
    /// <param name="run">Runs cells.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<(ReferenceData Data, bool WasKept)> MakeAsync(
        Assignment assignment,
        string key,
        JudgeOptions options,
        Func<IReadOnlyList<RecoveredCell>, CancellationToken, Task<IReadOnlyDictionary<string, ExerciseRun>>> run,
        CancellationToken cancellation)
    {
        if (Load(options.ReferenceFile) is { } kept && kept.Key == key)
            return (kept, true);
        options.Progress?.Report("trying the solution");
        var rounds = Rounds(assignment);
        var runs = new Dictionary<WrongAlternative, ExerciseRun>(ReferenceEqualityComparer.Instance);
        var solution = await run(ReferenceCells.OfSolution(assignment), cancellation);
        var again = await run(ReferenceCells.OfSolution(assignment), cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Workers), CancellationToken = cancellation };
        await Parallel.ForAsync(0, rounds.Count, parallel, async (i, stop) =>
        {
            options.Progress?.Report(Invariant($"trying known wrong answers, {i + 1} of {rounds.Count}"));
            var seen = await run(ReferenceCells.OfAlternatives(assignment, rounds[i]), stop);
            lock (runs)
            {
                foreach (var (id, alternative) in rounds[i])
                    runs[alternative] = seen[id];
            }
        });
        // In a crowd one may have suffered from another, or all from a busy machine; what is missed here nobody would be told.
        foreach (var (alternative, exercise) in assignment.Exercises.SelectMany(exercise => exercise.Wrong.Select(alternative => (alternative, exercise))).ToList())
        {
            if (!RanOutOfTime(runs[alternative]))
                continue;
            options.Progress?.Report($"trying a known wrong answer to {exercise.Id} once more by itself");
            var alone = new Dictionary<string, WrongAlternative>(StringComparer.Ordinal) { [exercise.Id] = alternative };
            runs[alternative] = (await run(ReferenceCells.OfAlternatives(assignment, alone), cancellation))[exercise.Id];
        }

        ExerciseRun[] wrong = [.. assignment.Exercises.SelectMany(exercise => exercise.Wrong).Select(alternative => runs[alternative])];
        var data = new ReferenceData(key, [.. assignment.Exercises.Select(e => solution[e.Id])], [.. assignment.Exercises.Select(e => again[e.Id])], wrong);
        if (options.ReferenceFile is { } file)
            AtomicFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(data));
        return (data, false);
    }

    private static bool RanOutOfTime(ExerciseRun run) => run.Fate == Verdict.TimedOut || run.Checks.Any(check => check.Fate == Verdict.TimedOut);

    /// <summary>Understands what was seen.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="data">What was seen.</param>
    /// <param name="problems">Receives what is wrong with the assignment.</param>
    public static IReadOnlyList<ReferenceExercise> Understand(Assignment assignment, ReferenceData data, List<string> problems)
    {
        var understood = new List<ReferenceExercise>();
        var at = 0;
        for (var i = 0; i < assignment.Exercises.Count; i++)
        {
            var exercise = assignment.Exercises[i];
            var checks = Read(data.Solution[i]);
            Audit(exercise, data.Solution[i], checks, Read(data.Again[i]), problems);
            var alternatives = new List<(WrongAlternative, IReadOnlyDictionary<int, ObservedCheck>)>();
            foreach (var wrong in exercise.Wrong)
                alternatives.Add((wrong, OfSameChecks(Read(data.Alternatives[at++]), checks)));
            understood.Add(new ReferenceExercise(exercise, checks, alternatives));
        }

        return understood;
    }

    // The k-th wrong answers of all exercises that stand for themselves run together; the others alone, among solutions.
    private static List<IReadOnlyDictionary<string, WrongAlternative>> Rounds(Assignment assignment)
    {
        var independent = Independence.Of(assignment);
        var rounds = new List<IReadOnlyDictionary<string, WrongAlternative>>();
        var most = assignment.Exercises.Select(exercise => exercise.Wrong.Count).DefaultIfEmpty(0).Max();
        for (var k = 0; k < most; k++)
        {
            var together = new Dictionary<string, WrongAlternative>(StringComparer.Ordinal);
            foreach (var exercise in assignment.Exercises.Where(exercise => exercise.Wrong.Count > k))
            {
                if (independent.Contains(exercise.Id))
                    together[exercise.Id] = exercise.Wrong[k];
                else
                    rounds.Add(new Dictionary<string, WrongAlternative>(StringComparer.Ordinal) { [exercise.Id] = exercise.Wrong[k] });
            }

            if (together.Count > 0)
                rounds.Add(together);
        }

        return rounds;
    }

    private static ReferenceData? Load(string? file)
    {
        try
        {
            return file is not null && File.Exists(file) ? JsonSerializer.Deserialize<ReferenceData>(File.ReadAllBytes(file)) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Made again below.
            return null;
        }
    }

    private static Dictionary<int, ObservedCheck> Read(ExerciseRun run)
        => run.Fate is not null ? [] : run.Checks
            .Where(check => check.Fate is null)
            .Select(check => (check.Number, Check: ObservedCheck.TryRead(check.Result!)))
            .Where(check => check.Check is not null)
            .ToDictionary(check => check.Number, check => check.Check!);

    // A check whose cases depend on what it is given shows others for a wrong answer: with those nobody's can be compared.
    private static Dictionary<int, ObservedCheck> OfSameChecks(Dictionary<int, ObservedCheck> seen, Dictionary<int, ObservedCheck> wanted)
        => seen.Where(check => wanted.TryGetValue(check.Key, out var reference) && check.Value.IsOfSameCheck(reference))
            .ToDictionary(check => check.Key, check => check.Value);

    private static void Audit(
        Exercise exercise, ExerciseRun run, Dictionary<int, ObservedCheck> checks, Dictionary<int, ObservedCheck> again, List<string> problems)
    {
        var where = $"exercise {exercise.Id}";
        if (run.Fate is { } fate)
        {
            problems.Add(Invariant($"{where}, cell {exercise.Answer.Number}: the solution's own verdict is {fate}. {run.Detail ?? VerdictWords.Sentence(fate)}"));
            return;
        }

        foreach (var check in exercise.Checks)
        {
            var cell = check.Cell.Number;
            if (!checks.TryGetValue(cell, out var seen))
            {
                var ended = run.Checks.FirstOrDefault(found => found.Number == cell)?.Fate;
                problems.Add(ended is null or Verdict.Tampered
                    ? Invariant($"{where}, cell {cell}: the check shows no result, or several: its last line must be one Check.Exercise(…) without semicolon")
                    : Invariant($"{where}, cell {cell}: with the solution the check's verdict is {ended}: {VerdictWords.Sentence(ended.Value)}"));
                continue;
            }

            if (seen.Cases.Count == 0)
                problems.Add(Invariant($"{where}, cell {cell}: the check has no case"));
            foreach (var item in seen.Cases.Where(item => item.Value is null))
                problems.Add(Invariant($"{where}, cell {cell}, case \"{item.Name}\": the solution gives no value here ({item.Failure ?? "not written yet"})"));
            if (!again.TryGetValue(cell, out var second) || !second.IsOfSameCheck(seen))
            {
                problems.Add(Invariant($"{where}, cell {cell}: the check shows other cases when it is run again"));
                continue;
            }

            foreach (var (one, other) in seen.Cases.Zip(second.Cases).Where(pair => !pair.Second.EqualsCase(pair.First)))
                problems.Add(Invariant($"{where}, cell {cell}, case \"{one.Name}\": the solution observes another value when it is run again; seed the random numbers"));
        }
    }
}
