using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;
using CourseKit.Grading.Sandbox;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Tests.Judging;

/// <summary>
/// An attack that fails in the sandbox proves nothing if it fails everywhere. Here each is tried twice: without a fence it
/// reaches what the test has laid out for it, with the fence it does not. Only such as harm nothing but that.
/// </summary>
[Trait("Category", "Attacks")]
public sealed class EscapeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coursekit-escape-");
    private readonly string _planted;
    private readonly TcpListener _service = new(IPAddress.Loopback, 0);
    private readonly Process? _sleeper = OperatingSystem.IsWindows() ? null : Process.Start(
        new ProcessStartInfo("/bin/sleep", "600") { Environment = { ["CANARY_OF_ANOTHER_PROCESS"] = "1" } });

    public EscapeTests()
    {
        // Everybody may look and write here: what keeps the code out is the fence alone.
        _planted = Path.Combine(_folder.FullName, "grades.txt");
        File.WriteAllText(_planted, "CANARY");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_111_111);
            File.SetUnixFileMode(_planted, (UnixFileMode)0b110_110_110);
        }

        _service.Start();
    }

    [SkippableTheory]
    [InlineData("read a file", "System.IO.File.ReadAllText(file).Contains(\"CANARY\")")]
    [InlineData("delete a file", "System.IO.File.ReadAllText(file).Length > 0 && Do(() => System.IO.File.Delete(file))")]
    [InlineData("write beside it", "Do(() => System.IO.File.WriteAllText(file + \".left\", \"x\"))")]
    [InlineData("reach a service", "Do(() => new System.Net.Sockets.TcpClient().Connect(\"127.0.0.1\", port))")]
    [InlineData("end a process", "Do(() => System.Diagnostics.Process.GetProcessById(id).Kill())")]
    public async Task What_succeeds_without_a_fence_fails_with_it(string what, string attack)
    {
        await SandboxedJudge.SkipWithoutSandboxAsync();

        (await JudgeAsync(new BubblewrapSandbox(), attack)).Verdict.ShouldBe(Verdict.Wrong, what);
        Effects().ShouldBe("", what);
        (await JudgeAsync(new NoSandbox(), attack)).Verdict.ShouldBe(Verdict.Right, what);
        if (what != "read a file")
            Effects().ShouldBe(what);
    }

    [SkippableTheory]
    [InlineData("read-home"), InlineData("read-settings"), InlineData("read-environment"), InlineData("read-processes")]
    [InlineData("read-other-submissions"), InlineData("read-memory-of-others"), InlineData("local-sockets"), InlineData("start-shell")]
    [InlineData("new-namespace")]
    public async Task The_corpus_means_it(string name)
    {
        await SandboxedJudge.SkipWithoutSandboxAsync();
        var assignment = AssignmentReader.Read(Path.Combine(AttackTests.Bench.Folder, "assignment.dib"));
        await using var judge = await Judge.CreateAsync(assignment, SandboxedJudge.Options with { Sandbox = new NoSandbox() });
        var attack = SubmissionRecovery.Recover(assignment, NotebookFile.Read(Path.Combine(AttackTests.Bench.Folder, name + ".dib")));
        (await judge.JudgeAsync(attack, null, CancellationToken.None)).Exercises[0].Verdict.ShouldBe(Verdict.Right, name);
    }

    public void Dispose()
    {
        _service.Dispose();
        if (_sleeper is { HasExited: false })
            _sleeper.Kill();
        _sleeper?.Dispose();
        _folder.Delete(recursive: true);
    }

    // What can be seen from outside.
    private string Effects()
    {
        List<string> seen = [];
        if (!File.Exists(_planted))
            seen.Add("delete a file");
        if (File.Exists(_planted + ".left"))
            seen.Add("write beside it");
        if (_service.Pending())
            seen.Add("reach a service");
        if (_sleeper!.HasExited)
            seen.Add("end a process");
        return string.Join(", ", seen);
    }

    private async Task<ExerciseResult> JudgeAsync(ISandbox sandbox, string attack)
    {
        var assignment = AssignmentReader.Read(Path.Combine(AttackTests.Bench.Folder, "assignment.dib"));
        var port = ((IPEndPoint)_service.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var code = $$"""
            // exercise mean (3 points): The mean
            bool Do(Action what) { what(); return true; }
            bool Works()
            {
                var (file, port, id) = ("{{_planted}}", {{port}}, {{_sleeper!.Id.ToString(CultureInfo.InvariantCulture)}});
                try { return {{attack}}; } catch (Exception) { return false; }
            }
            var works = Works();
            double Mean(double[] numbers) => works ? numbers.Average() : -1;
            """;
        await using var judge = await Judge.CreateAsync(assignment, SandboxedJudge.Options with { Sandbox = sandbox });
        var submission = SubmissionRecovery.Recover(assignment, new Notebook([assignment.Source.Cells[1], new Cell(Languages.CSharp, code)]));
        return (await judge.JudgeAsync(submission, null, CancellationToken.None)).Exercises[0];
    }
}
