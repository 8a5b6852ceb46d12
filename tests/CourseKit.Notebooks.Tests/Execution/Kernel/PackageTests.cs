using System.IO.Compression;
using CourseKit.Notebooks.Execution.Kernel.Packages;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

/// <summary>Against a package source of our own in a folder, with no other in reach.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly KernelHarness _kernel = new();
    private readonly string _unique = Guid.NewGuid().ToString("N")[..8];

    public PackageTests()
    {
        _kernel.Write("nuget.config", """
            <configuration>
              <packageSources><clear /><add key="here" value="feed" /></packageSources>
              <config><add key="globalPackagesFolder" value="packages" /></config>
            </configuration>
            """);
        Directory.CreateDirectory(Path.Combine(_kernel.Folder, "feed"));
        Directory.CreateDirectory(Path.Combine(_kernel.Folder, "other feed"));
    }

    [Fact]
    public async Task A_package_and_what_it_needs_can_be_used()
    {
        Pack("feed", "Base", "1.0.0", "public class Base { public int N => 4; }");
        Pack("feed", "Top", "1.2.0", "public class Top : Base { public int Twice() => 2 * N; }", "Base");
        await _kernel.AfterAsync($"#r \"nuget: Top{_unique}, 1.2.0\"\nvar t = new Top();", "t.Twice() + new Base().N");
        _kernel.Result.ShouldBe("12");

        // The second time the restore is not needed: what it found is remembered.
        var cached = await new PackageRestorer(Path.Combine(_kernel.Folder, "nowhere"), TimeSpan.Zero, _kernel.Cache)
            .RestoreAsync([new PackageRequest($"Top{_unique}", "1.2.0")], []);
        cached.Runtime.Select(Path.GetFileName).ShouldBe([$"Base{_unique}.dll", $"Top{_unique}.dll"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_package_that_does_not_exist_is_named_with_the_code_of_nuget()
    {
        var error = await _kernel.FailAsync($"\n#r \"nuget: Nope{_unique}, 1.0.0\"\n1");
        error.Name.ShouldBe("NU1101");
        error.Message.ShouldStartWith($"a.dib, cell 1, line 2: NU1101: Unable to find package Nope{_unique}.");

        var run = await _kernel.RunAsync($"// requires: Nope{_unique}, 1.0.0\nNope.Call();");
        run.Status.ShouldBe(CellStatus.PassedOver);
        run.Reason!.ShouldStartWith($"Nope{_unique} 1.0.0 can't be had here (NU1101: Unable to find package");
        _kernel.Outputs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_required_package_that_can_be_had_is_referenced_and_the_cell_runs()
    {
        Pack("other feed", "Extra", "2.0.0", "public static class Extra { public static int Five => 5; }");
        await _kernel.AfterAsync("#i \"nuget: other feed\"", $"// requires: Extra{_unique}, 2.*\nExtra.Five");
        _kernel.Result.ShouldBe("5");
    }

    [Fact]
    public async Task Another_version_than_the_one_asked_for_does_not_take_its_place_and_is_named()
    {
        Pack("feed", "Newer", "6.0.0", "public static class Newer { public static int Six => 6; }");
        var run = await _kernel.RunAsync($"// requires: Newer{_unique}, 5.1.0\nNewer.Six");
        run.Status.ShouldBe(CellStatus.PassedOver);
        run.Reason!.ShouldStartWith($"Newer{_unique} 5.1.0 can't be had here (NU1102: Unable to find package Newer{_unique} with version (= 5.1.0); Found 1 version(s) in here");
        run.Reason!.ShouldContain("6.0.0");

        await _kernel.AfterAsync($"#r \"nuget: Newer{_unique}, [5.1.0,)\"\nNewer.Six");
        _kernel.Result.ShouldBe("6");
    }

    [Fact]
    public async Task A_restore_that_takes_too_long_is_given_up()
    {
        var restorer = new PackageRestorer(_kernel.Folder, TimeSpan.FromMilliseconds(1), _kernel.Cache);
        (await Should.ThrowAsync<PackageException>(() => restorer.RestoreAsync([new($"Slow{_unique}", "1.0.0")], [])))
            .Message.ShouldContain("was given up");
    }

    [Fact]
    public void A_cache_entry_whose_files_are_gone_or_that_is_damaged_does_not_count()
    {
        var folder = Path.Combine(_kernel.Folder, "cache");
        var cache = new RestoreCache(folder);
        var file = _kernel.Write("x.dll", "");
        cache.Store("key", new RestoredPackages([file], [file], []));
        cache.Find("key", isFloating: false)!.Compile.ShouldBe([file]);
        cache.Find("other", isFloating: false).ShouldBeNull();
        var entry = Directory.GetFiles(folder).ShouldHaveSingleItem();
        File.SetLastWriteTimeUtc(entry, DateTime.UtcNow.AddDays(-2));
        cache.Find("key", isFloating: true).ShouldBeNull();
        cache.Find("key", isFloating: false).ShouldNotBeNull();
        File.WriteAllLines(entry, File.ReadAllLines(entry)[..^1]);
        cache.Find("key", isFloating: false).ShouldBeNull();
        cache.Store("key", new RestoredPackages([file], [file], []));
        File.Delete(file);
        cache.Find("key", isFloating: false).ShouldBeNull();
    }

    private void Pack(string feed, string name, string version, string code, string? dependency = null)
    {
        var id = name + _unique;
        var references = dependency is null ? Array.Empty<string>() : [Path.Combine(_kernel.Folder, dependency + _unique + ".dll")];
        var dll = TestLibrary.Compile(_kernel.Folder, id, code, references);
        using var package = ZipFile.Open(Path.Combine(_kernel.Folder, feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(dll, $"lib/net10.0/{id}.dll");
        using var writer = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        writer.Write($"""
            <package><metadata><id>{id}</id><version>{version}</version><authors>t</authors><description>t</description>
            <dependencies><group targetFramework="net10.0">{(dependency is null ? "" : $"<dependency id=\"{dependency}{_unique}\" version=\"1.0.0\" />")}</group></dependencies>
            </metadata></package>
            """);
    }

    public void Dispose() => _kernel.Dispose();
}
