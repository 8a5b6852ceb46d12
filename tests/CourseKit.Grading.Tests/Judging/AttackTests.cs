using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Tests.Judging;

/// <summary>Every submission in tests/submissions/attacks, judged in the real sandbox at the same time as an honest one.</summary>
[Trait("Category", "Attacks")]
public sealed class AttackTests(AttackTests.Bench bench) : IClassFixture<AttackTests.Bench>
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Written by attacks wherever they can write; or hidden inputs of the checks, which they try to bring out.
    private static readonly string[] Contraband = ["CANARY", "<script", "\u001b", "7.5317", "100000000", "4.75"];

    public static TheoryData<string> Attacks
        => [.. Directory.GetFiles(Bench.Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [SkippableTheory]
    [MemberData(nameof(Attacks))]
    public async Task No_attack_raises_a_grade_or_brings_anything_out_or_harms_another(string name)
    {
        var judge = await bench.JudgeAsync();
        var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Bench.Folder, name + ".json"))).RootElement;
        var honest = judge.JudgeAsync(bench.Recover("honest"), null, CancellationToken.None);
        if (expected.TryGetProperty("refused", out _))
        {
            Should.Throw<NotebookFormatException>(() => bench.Recover(name));
        }
        else
        {
            var judgement = await judge.JudgeAsync(bench.Recover(name), null, CancellationToken.None);
            var text = JsonSerializer.Serialize(WithoutTimes(judgement), Plain);
            foreach (var exercise in judgement.Exercises)
            {
                var wanted = expected.GetProperty("exercises").GetProperty(exercise.Id);
                exercise.Verdict.ToString().ShouldBeOneOf(
                    [.. wanted.GetProperty("verdicts").EnumerateArray().Select(verdict => verdict.GetString()!)], $"{exercise.Id}: {text}");
                exercise.Points.ShouldBeInRange(wanted.GetProperty("atLeast").GetDecimal(), wanted.GetProperty("atMost").GetDecimal(), text);
            }

            foreach (var word in Contraband)
                text.ShouldNotContain(word);
        }

        var beside = await honest;
        beside.Exercises.ShouldAllBe(exercise => exercise.Verdict == Verdict.Right && exercise.Points == exercise.OutOf, name);
        bench.ShouldBeUntouched();
    }

    // Three figures of a time may be those of a hidden input, one run in a few hundred.
    private static Judgement WithoutTimes(Judgement judgement)
        => judgement with { Seconds = 0, Exercises = [.. judgement.Exercises.Select(exercise => exercise with { Seconds = 0 })] };

    /// <summary>One judge for all of them.</summary>
    public sealed class Bench : IAsyncLifetime
    {
        private readonly Assignment _assignment = AssignmentReader.Read(Path.Combine(Folder, "assignment.dib"));
        private readonly Lazy<Task<Judge>> _judge;
        private readonly List<string> _files;

        public Bench()
        {
            _judge = new(() => Judge.CreateAsync(_assignment, SandboxedJudge.Options with
            {
                CellTimeLimit = TimeSpan.FromSeconds(8),
                TotalTimeLimit = TimeSpan.FromSeconds(40),
                Workers = 2,
            }));
            _files = Files();
        }

        public static string Folder { get; } = Path.Combine(SandboxedJudge.Repository, "tests", "submissions", "attacks");

        public async Task<Judge> JudgeAsync()
        {
            await SandboxedJudge.SkipWithoutSandboxAsync();
            var made = await _judge.Value;
            made.Reference.Problems.ShouldBeEmpty();
            return made;
        }

        public RecoveredSubmission Recover(string name)
            => SubmissionRecovery.Recover(_assignment, NotebookFile.Read(Directory.GetFiles(Folder, name + ".*").Single(file => !file.EndsWith(".json", StringComparison.Ordinal))));

        public void ShouldBeUntouched() => Files().ShouldBe(_files);

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            if (_judge.IsValueCreated && _judge.Value.IsCompletedSuccessfully)
                await (await _judge.Value).DisposeAsync();
        }

        // What lies here may not change: the attacks themselves, the assignment, the library.
        private static List<string> Files()
            => [.. Directory.GetFiles(Folder).Concat(Directory.GetFiles(Path.GetDirectoryName(SandboxedJudge.Library)!))
                .Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
    }
}
