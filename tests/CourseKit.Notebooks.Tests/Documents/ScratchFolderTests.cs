using System.Diagnostics;
using System.Runtime.Versioning;

namespace CourseKit.Notebooks.Tests.Documents;

public sealed class ScratchFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("coursekit-scratch-tests-").FullName;

    public ScratchFolderTests()
    {
        Directory.CreateDirectory(Parent);
        Directory.CreateDirectory(Notes);
    }

    private string Parent => Path.Combine(_root, "temporary");

    private string Notes => Path.Combine(_root, "notes");

    [Fact]
    public void A_folder_goes_with_its_owner_and_leaves_no_note()
    {
        string path;
        using (var folder = Create())
        {
            path = folder.FullName;
            File.WriteAllText(Path.Combine(path, "copy"), "x");
            Path.GetDirectoryName(path).ShouldBe(Parent);
        }

        Directory.Exists(path).ShouldBeFalse();
        Directory.GetFileSystemEntries(Notes).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_killed_process_left_behind_goes_and_what_another_still_has_stays()
    {
        using var other = Create();
        var left = Orphan($"coursekit-staged-{Guid.NewGuid():N}");
        File.WriteAllText(Path.Combine(left, "copy"), "x");

        using var mine = Create();

        Directory.Exists(left).ShouldBeFalse();
        Directory.Exists(other.FullName).ShouldBeTrue();
        Directory.GetFiles(Notes).Length.ShouldBe(2);
    }

    // Read by another program: .NET takes no file that somebody holds.
    [SkippableFact]
    public async Task Its_note_names_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "cat");
        using var folder = Create();
        using var cat = Process.Start(new ProcessStartInfo("cat", Directory.GetFiles(Notes)) { RedirectStandardOutput = true, UseShellExecute = false })!;
        (await cat.StandardOutput.ReadToEndAsync()).ShouldBe(folder.FullName);
        await cat.WaitForExitAsync();
    }

    [Theory]
    [InlineData("coursekit-staged-"), InlineData("documents"), InlineData("coursekit-staged-0123")]
    public void A_note_that_was_not_written_to_its_end_costs_no_folder(string name)
    {
        var innocent = Orphan(name);
        using (Create())
            Directory.Exists(innocent).ShouldBeTrue();
        Directory.GetFiles(Notes).ShouldBeEmpty();
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void Nobody_but_its_owner_may_look_into_it_unless_that_is_asked_for()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows knows no such modes");
        const UnixFileMode Enter = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute;
        using var mine = Create();
        using var staged = ScratchFolder.Create("test", Parent, Enter, Notes);
        File.GetUnixFileMode(mine.FullName).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(staged.FullName).ShouldBe(Enter);
    }

    [Fact]
    public void Without_a_place_for_notes_there_is_a_folder_all_the_same()
    {
        using var folder = ScratchFolder.Create("test", Parent, notes: Path.Combine(_root, "notes", "missing"));
        Directory.Exists(folder.FullName).ShouldBeTrue();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private ScratchFolder Create() => ScratchFolder.Create("test", Parent, notes: Notes);

    // A folder whose owner is gone: its note can be taken.
    private string Orphan(string name)
    {
        var path = Directory.CreateDirectory(Path.Combine(Parent, name)).FullName;
        File.WriteAllText(Path.Combine(Notes, $"{Guid.NewGuid():N}.note"), path);
        return path;
    }
}
