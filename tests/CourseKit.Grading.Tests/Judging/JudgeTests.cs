using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;
using CourseKit.Grading.Sandbox;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Tests.Judging;

public class JudgeTests
{
    private static readonly string Folder = AttackTests.Bench.Folder;

    [SkippableFact]
    public async Task The_solution_gets_everything_the_stub_nothing_and_a_known_mistake_its_name()
    {
        var assignment = Read("""return numbers.Average();""");
        await using var judge = await MakeAsync(assignment);
        judge.Reference.Problems.ShouldBeEmpty();
        var known = judge.Reference.Alternatives.ShouldHaveSingleItem();
        known.Result.Verdict.ShouldBe(Verdict.Partly);
        known.Result.Diagnosis.ShouldBe("The sum is divided by n + 1.");

        (await JudgeAsync(judge, assignment, "double Mean(double[] n) => n.Average();")).Points.ShouldBe(4);
        var stub = SubmissionRecovery.Recover(assignment, AssignmentRelease.Create(assignment));
        var nothing = (await judge.JudgeAsync(stub, null, CancellationToken.None)).Exercises.Single();
        (nothing.Verdict, nothing.Points).ShouldBe((Verdict.NotDone, 0));

        var mistaken = await JudgeAsync(judge, assignment, "double Mean(double[] n) => n.Sum() / (1 + n.Length);");
        mistaken.Diagnosis.ShouldBe("The sum is divided by n + 1.");
        mistaken.Cases.Select(item => (item.Name, item.IsHidden, item.Verdict, item.Points, item.OutOf)).ShouldBe(
        [
            ("visible", false, Verdict.Wrong, 0m, 0m), ("one", true, Verdict.Wrong, 0m, 2m), ("zeros", true, Verdict.Right, 2m, 2m),
            ("positive", true, Verdict.Wrong, 0m, 0m),
        ]);
    }

    [SkippableFact]
    public async Task A_truth_value_earns_nothing()
    {
        var assignment = Read("return numbers.Average();");
        await using var judge = await MakeAsync(assignment);
        var guessed = await JudgeAsync(judge, assignment, "double Mean(double[] n) => 3;");
        guessed.Cases.Single(item => item.Name == "positive").ShouldBe(new CaseResult("positive", true, Verdict.Right, 0, 0));
        (guessed.Verdict, guessed.Points).ShouldBe((Verdict.Wrong, 0));
    }

    [SkippableFact]
    public async Task An_assignment_that_is_itself_at_fault_says_where()
    {
        await using (var random = await MakeAsync(Read("return Random.Shared.NextDouble();")))
            random.Reference.Problems.ShouldContain("exercise mean, cell 3, case \"one\": the solution observes another value when it is run again; seed the random numbers");
        await using (var broken = await MakeAsync(Read("return nothing;")))
            broken.Reference.Problems.ShouldHaveSingleItem().ShouldStartWith("exercise mean, cell 2: the solution's own verdict is DoesNotCompile. The answer does not compile: CS0103, line 4");
        await using (var throwing = await MakeAsync(Read("throw new FormatException();")))
            throwing.Reference.Problems[0].ShouldBe("exercise mean, cell 3, case \"visible\": the solution gives no value here (FormatException)");
    }

    [SkippableFact]
    public async Task A_wrong_answer_that_uses_up_the_time_of_all_does_not_keep_the_next_from_being_known()
    {
        var first = Read("return numbers.Average();");
        static Cell Code(string text) => new(Languages.CSharp, text);
        static Cell Answer(string id, string wrong) => Code($$"""
            // exercise {{id}} (1 points): {{id}}
            double F_{{id}}(double x)
            {
                // BEGIN SOLUTION
                return x + 1;
                // END SOLUTION
                /* BEGIN WRONG: Wrong in {{id}}.
                {{wrong}}
                END WRONG */
            }
            """);
        static Cell Observing(string id) => Code($"// check {id}\nCheck.Exercise(\"{id}\", \"{id}\").Observe(\"half\", () => F_{id}(0.5)).Run()");
        var assignment = AssignmentReader.Read(new Notebook(
            [first.Source.Cells[0], Answer("one", "while (true) { }"), Observing("one"), Answer("two", "return x + 2;"), Observing("two")])
        {
            FilePath = Path.Combine(Folder, "two.dib"),
        });
        var limit = TimeSpan.FromSeconds(5);
        await using var judge = await Judge.CreateAsync(
            assignment, new JudgeOptions { Sandbox = new NoSandbox(), CellTimeLimit = limit, TotalTimeLimit = limit });
        judge.Reference.Alternatives.Select(known => known.Result.Verdict).ShouldBe([Verdict.TimedOut, Verdict.KnownMistake]);
    }

    [SkippableFact]
    public async Task A_wrong_answer_with_other_cases_does_not_keep_the_next_from_being_known()
    {
        var assignment = AssignmentReader.Read(new Notebook(
        [
            Read("return numbers.Average();").Source.Cells[0],
            new(Languages.CSharp, """
                // exercise steps (3 points): Three steps
                double[] Steps()
                {
                    // BEGIN SOLUTION
                    return [1, 2, 3];
                    // END SOLUTION
                    /* BEGIN WRONG: Only one.
                    return [1];
                    END WRONG */
                    /* BEGIN WRONG: The last is too long.
                    return [1, 2, 4];
                    END WRONG */
                }
                """),
            new(Languages.CSharp, """
                // check steps
                Steps().Index().Aggregate(Check.Exercise("steps", "Three steps"), (check, step) => check.Observe($"step {step.Index}", () => step.Item)).Run()
                """),
        ])
        {
            FilePath = Path.Combine(Folder, "steps.dib"),
        });
        await using var judge = await Judge.CreateAsync(assignment, new JudgeOptions { Sandbox = new NoSandbox() });
        judge.Reference.Problems.ShouldBeEmpty();
        judge.Reference.Alternatives[1].Result.Diagnosis.ShouldBe("The last is too long.");
    }

    [SkippableFact]
    public async Task An_answer_that_is_missing_or_whose_check_shows_nothing_gets_a_verdict_that_says_so()
    {
        var assignment = Read("return numbers.Average();");
        await using (var judge = await MakeAsync(assignment))
        {
            var empty = SubmissionRecovery.Recover(assignment, new Notebook([assignment.Source.Cells[0]]));
            var missing = (await judge.JudgeAsync(empty, null, CancellationToken.None)).Exercises.Single();
            (missing.Verdict, missing.Points, missing.Diagnosis).ShouldBe((Verdict.Missing, 0, VerdictWords.Sentence(Verdict.Missing)));
        }

        assignment = Read("return nothing;");
        await using var broken = await MakeAsync(assignment);
        var unjudged = await JudgeAsync(broken, assignment, "double Mean(double[] n) => n.Average();");
        (unjudged.Verdict, unjudged.Diagnosis).ShouldBe((Verdict.NotJudged, "The assignment itself is at fault here; run coursekit assignment validate."));
    }

    [SkippableFact]
    public async Task No_cell_takes_more_than_is_left_of_the_time_of_the_whole()
    {
        var assignment = Read("return numbers.Average();");
        await using var judge = await Judge.CreateAsync(assignment, new JudgeOptions
        {
            Sandbox = new NoSandbox(),
            CellTimeLimit = TimeSpan.FromSeconds(40),
            TotalTimeLimit = TimeSpan.FromSeconds(5),
        });
        var endless = await JudgeAsync(judge, assignment, "double Mean(double[] n) { while (true) { } }");
        endless.Verdict.ShouldBe(Verdict.TimedOut);
        endless.Seconds.ShouldBeLessThanOrEqualTo(5, "what is counted ends with the limit, however long the machine took");
    }

    [SkippableFact]
    public async Task Our_own_failure_is_tried_again_and_then_not_judged()
    {
        Skip.If(OperatingSystem.IsWindows(), "/usr/bin/env");
        var assignment = Read("return numbers.Average();");
        var sandbox = new FailingSandbox();
        await using var judge = await Judge.CreateAsync(assignment, new JudgeOptions { Sandbox = sandbox });
        sandbox.Launcher[0] = "/no/such/launcher";
        var results = new List<Judgement>();
        for (var i = 0; i < 2; i++)
            results.Add(await judge.JudgeAsync(Recover(assignment, "double Mean(double[] n) => n.Average();"), null, CancellationToken.None));
        results[0].Exercises.Single().Verdict.ShouldBe(Verdict.Right, "a process was ready");
        results[1].Exercises.Single().Verdict.ShouldBe(Verdict.NotJudged);
        results[1].IsComplete.ShouldBeFalse();
        results[1].Remarks.Count.ShouldBe(2);
        results[1].Remarks[0].Text.ShouldStartWith("Attempt 1 to judge it failed, which is not the student's fault: ");

        sandbox.Launcher[0] = "/usr/bin/env";
        (await judge.JudgeAsync(Recover(assignment, "double Mean(double[] n) => n.Average();"), null, CancellationToken.None))
            .Exercises.Single().Verdict.ShouldBe(Verdict.Right, "the failed start is tried once more");
    }

    [SkippableFact]
    public async Task What_the_solution_observes_is_kept_for_the_next_time()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("coursekit-reference-").FullName, "reference.json");
        var assignment = Read("return numbers.Average();");
        await using (var first = await MakeAsync(assignment, file))
            first.Reference.WasKept.ShouldBeFalse();
        await using (var second = await MakeAsync(assignment, file))
        {
            second.Reference.WasKept.ShouldBeTrue();
            (await JudgeAsync(second, assignment, "double Mean(double[] n) => n.Average();")).Verdict.ShouldBe(Verdict.Right);
        }

        await using (var other = await MakeAsync(Read("return numbers.Sum() / numbers.Length;"), file))
            other.Reference.WasKept.ShouldBeFalse();
        await File.WriteAllTextAsync(file, "{ broken");
        await using (var damaged = await MakeAsync(assignment, file))
            damaged.Reference.WasKept.ShouldBeFalse();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static Task<Judge> MakeAsync(Assignment assignment, string? file = null)
        => Judge.CreateAsync(assignment, new JudgeOptions { Sandbox = new NoSandbox(), ReferenceFile = file });

    private static async Task<ExerciseResult> JudgeAsync(Judge judge, Assignment assignment, string answer)
        => (await judge.JudgeAsync(Recover(assignment, answer), null, CancellationToken.None)).Exercises.Single();

    private static RecoveredSubmission Recover(Assignment assignment, string answer)
        => SubmissionRecovery.Recover(assignment, new Notebook(
            [assignment.Source.Cells[0], new Cell(Languages.CSharp, $"// exercise mean (4 points): The mean\n{answer}")]));

    private static Assignment Read(string solution)
    {
        Skip.IfNot(File.Exists(SandboxedJudge.Library), "dotnet build lib/CourseKit -c Release first");
        const string SetUp = """
            #r "../../../lib/CourseKit/bin/Release/net10.0/CourseKit.dll"
            using CourseKit.Checks;
            """;
        var answer = $$"""
            // exercise mean (4 points): The mean
            double Mean(double[] numbers)
            {
                // BEGIN SOLUTION
                {{solution}}
                // END SOLUTION
                /* BEGIN WRONG: The sum is divided by n + 1.
                return numbers.Sum() / (numbers.Length + 1);
                END WRONG */
            }
            """;
        const string Checks = """
            // check mean
            Check.Exercise("mean", "The mean")
                .Case("visible", () => Mean([1.0, 4.0]), 2.5)
                // BEGIN HIDDEN TESTS
                .Observe("one", () => Mean([4.75]))
                .Observe("zeros", () => Mean([0.0, 0.0]))
                .Observe("positive", () => Mean([4.75]) > 4.7 || Mean([1.0]) == 3)
                // END HIDDEN TESTS
            """;
        return AssignmentReader.Read(new Notebook([new(Languages.CSharp, SetUp), new(Languages.CSharp, answer), new(Languages.CSharp, Checks)])
        {
            FilePath = Path.Combine(Folder, "mean.dib"),
        });
    }

    private sealed class FailingSandbox : ISandbox
    {
        public List<string> Launcher { get; } = ["/usr/bin/env"];

        public string Name => "failing";

        public Task<string?> ProblemAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

        public Task<SandboxedWorkers> PrepareAsync(SandboxView view, SandboxLimits limits, CancellationToken cancellation)
            => Task.FromResult(new SandboxedWorkers(new KernelOptions { WorkingDirectory = view.NotebookFolder, Launcher = Launcher }));
    }
}
