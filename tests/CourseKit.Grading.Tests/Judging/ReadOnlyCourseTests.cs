using System.Security.Cryptography;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;
using CourseKit.Grading.Sandbox;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Tests.Judging;

/// <summary>
/// The course's files stand in the sandbox as they are outside, and outside a careless <c>chmod</c> may have let everybody write to
/// them: the library, the assignment, a data set, a gradebook that somebody keeps beside it. Inside nobody can all the same.
/// </summary>
[Trait("Category", "Attacks")]
public sealed class ReadOnlyCourseTests : IDisposable
{
    private const string Assignment = "tests/submissions/attacks/assignment.dib";
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("coursekit-readonly-");

    public ReadOnlyCourseTests()
    {
        Place(Assignment, File.ReadAllBytes(Path.Combine(AttackTests.Bench.Folder, "assignment.dib")));
        Place("data/health/health.csv", "age\n20\n"u8.ToArray());
        Place("data/grades/results/kim.json", "{}"u8.ToArray());
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(SandboxedJudge.Library)!, "CourseKit.*"))
            Place("lib/CourseKit/bin/Release/net10.0/" + Path.GetFileName(file), File.ReadAllBytes(file));
        foreach (var folder in _root.EnumerateDirectories("*", SearchOption.AllDirectories).Prepend(_root).ToList())
            Place(Path.GetRelativePath(_root.FullName, folder.FullName) + "/victim.txt", "victim"u8.ToArray());
        if (OperatingSystem.IsWindows())
            return;
        foreach (var entry in _root.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(_root))
            entry.UnixFileMode = (UnixFileMode)(entry is DirectoryInfo ? 0b111_111_111 : 0b110_110_110);
    }

    [SkippableFact]
    public async Task What_everybody_may_write_to_outside_nobody_can_inside()
    {
        await SandboxedJudge.SkipWithoutSandboxAsync();
        var before = Content();

        (await JudgeAsync(new BubblewrapSandbox())).Verdict.ShouldBe(Verdict.Wrong, "it could write somewhere");
        Content().ShouldBe(before);

        // Without the fence the same code writes everywhere: it is the fence that kept it out.
        (await JudgeAsync(new NoSandbox())).Verdict.ShouldBe(Verdict.Right);
        var after = Content();
        foreach (var folder in new[] { ".", "lib/CourseKit/bin/Release/net10.0", "tests/submissions/attacks", "data/health", "data/grades/results" })
        {
            after.ShouldContain(line => line.StartsWith($"{folder}/left-behind ", StringComparison.Ordinal));
            after.ShouldNotContain(line => line.StartsWith($"{folder}/victim.txt ", StringComparison.Ordinal));
        }

        after.Intersect(before).ShouldBeEmpty("every file was written to");
    }

    public void Dispose() => _root.Delete(recursive: true);

    private void Place(string path, byte[] content)
    {
        var full = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    // «data/health/health.csv HASH», one a file.
    private List<string> Content()
        => [.. _root.EnumerateDirectories("*", SearchOption.AllDirectories).Prepend(_root)
            .SelectMany(folder => folder.EnumerateFiles().Select(file
                => $"{Path.GetRelativePath(_root.FullName, folder.FullName)}/{file.Name} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))}"))
            .Order(StringComparer.Ordinal)];

    private async Task<ExerciseResult> JudgeAsync(ISandbox sandbox)
    {
        var assignment = AssignmentReader.Read(Path.Combine(_root.FullName, Assignment));
        // The worker's own current folder is a private one in the sandbox, and may be written to there.
        var code = $$"""
            // exercise mean (3 points): The mean
            bool Try(Action what) { try { what(); return true; } catch (Exception) { return false; } }
            bool Works()
            {
                var any = false;
                foreach (var top in new[] { "/course", "{{_root.FullName}}" }.Where(System.IO.Directory.Exists))
                {
                    foreach (var folder in System.IO.Directory.GetDirectories(top, "*", System.IO.SearchOption.AllDirectories).Prepend(top))
                    {
                        if (top == "/course" && folder == Environment.CurrentDirectory)
                            continue;
                        foreach (var file in System.IO.Directory.GetFiles(folder))
                            any |= Try(() => System.IO.File.AppendAllText(file, "x"));
                        any |= Try(() => System.IO.File.WriteAllText(folder + "/left-behind", "x"));
                        any |= System.IO.File.Exists(folder + "/victim.txt") && Try(() => System.IO.File.Delete(folder + "/victim.txt"));
                    }
                }

                return any;
            }
            var works = Works();
            double Mean(double[] numbers) => works ? numbers.Average() : -1;
            """;
        await using var judge = await Judge.CreateAsync(assignment, SandboxedJudge.Options with { Sandbox = sandbox });
        var submission = SubmissionRecovery.Recover(assignment, new Notebook([assignment.Source.Cells[1], new Cell(Languages.CSharp, code)]));
        return (await judge.JudgeAsync(submission, null, CancellationToken.None)).Exercises[0];
    }
}
