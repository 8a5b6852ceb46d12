using System.Runtime.Versioning;
using CourseKit.Grading.Sandbox;
using CourseKit.Grading.Tests.Judging;

namespace CourseKit.Grading.Tests.Sandbox;

[UnsupportedOSPlatform("windows")]
public sealed class StagedFilesTests : IDisposable
{
    // Its owner's alone, as the system makes temporary folders.
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("coursekit-staging-");

    public StagedFilesTests() => Skip.If(OperatingSystem.IsWindows(), "paths of Linux");

    public void Dispose() => _root.Delete(recursive: true);

    [SkippableFact]
    public void An_outer_folder_comes_before_an_inner_one_and_a_file_in_a_folder_not_again()
    {
        Write("notebooks/a.dib");
        var alone = Write("lib/b.dll");
        var inside = Write("data/inner/c.csv");
        var files = StagedFiles.Of(new SandboxView(Folder("notebooks"), [inside, alone], [Folder("data/inner"), Folder("data")]), mustBePublic: false);
        files.Course.ShouldBe(
            [(Folder("data"), "/course/data"), (Folder("data/inner"), "/course/data/inner"), (alone, "/course/lib/b.dll")]);
        (files.Folder is null).ShouldBeTrue();
    }

    [SkippableFact]
    public void What_everybody_must_read_is_copied_without_following_links_to_folders()
    {
        var given = Write("given.csx");
        Write("data/inner/c.csv");
        File.CreateSymbolicLink(Path.Combine(Folder("data/inner"), "above"), Folder("data"));
        var files = StagedFiles.Of(new SandboxView(_root.FullName, [given], [Folder("data")]), mustBePublic: true);
        (files.Folder is null).ShouldBeFalse();
        using var copies = files.Folder;

        var (data, file) = (files.Course[0].Outside, files.Course[1].Outside);
        file.ShouldNotBe(given);
        File.ReadAllText(file).ShouldBe("given.csx");
        Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(data, path))
            .Order(StringComparer.Ordinal).ShouldBe(["inner", "inner/c.csv"]);
        File.GetUnixFileMode(Path.Combine(data, "inner", "c.csv")).HasFlag(UnixFileMode.OtherRead).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Copies_go_with_the_workers_that_they_were_made_for()
    {
        await SandboxedJudge.SkipWithoutSandboxAsync();
        Skip.IfNot(Environment.IsPrivilegedProcess, "only for root copies are made");
        var view = new SandboxView(_root.FullName, [Write("given.csx")], []);
        string copy;
        using (var workers = await new BubblewrapSandbox().PrepareAsync(view, new SandboxLimits(), CancellationToken.None))
        {
            var command = workers.Options.Launcher.ToList();
            copy = command[command.IndexOf("/course/given.csx") - 1];
            File.Exists(copy).ShouldBeTrue();
        }

        File.Exists(copy).ShouldBeFalse();
        Directory.Exists(Path.GetDirectoryName(copy)).ShouldBeFalse();
    }

    private string Folder(string name) => Path.Combine(_root.FullName, name);

    private string Write(string name)
    {
        var path = Folder(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, name);
        return path;
    }
}
