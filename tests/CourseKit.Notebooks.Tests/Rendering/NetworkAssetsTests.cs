using System.Security.Cryptography;
using System.Text.Json;
using CourseKit.Notebooks.Rendering;

namespace CourseKit.Notebooks.Tests.Rendering;

public sealed class NetworkAssetsTests
{
    [Fact]
    public void Package_file_and_lock_file_name_the_same_exact_versions()
    {
        using var package = JsonDocument.Parse(PageAssets.Read("package.json"));
        package.RootElement.GetProperty("dependencies").EnumerateObject().Select(d => (d.Name, d.Value.GetString()))
            .ShouldBe(LockedPackage.All.Select(p => (p.Name, (string?)p.Version)));
        PageAssets.LockFile.ShouldNotContain("\"resolved\"");
    }

    [Fact]
    public void Addresses_name_the_locked_version()
        => NetworkAssets.Find("katex/katex.min.js").Url.ShouldBe(
            "https://cdn.jsdelivr.net/npm/katex@" + LockedPackage.All.Single(p => p.Name == "katex").Version + "/dist/katex.min.js");

    [SkippableFact]
    public void The_hashes_are_those_of_the_files_that_npm_brings()
    {
        var cache = AssetCache.ForUser();
        Skip.IfNot(Directory.Exists(cache.FilesFolder), $"the npm files are not in {cache.FilesFolder}; the first `coursekit run` puts them there");
        foreach (var (asset, remote) in NetworkAssets.All)
        {
            var hash = SHA384.HashData(File.ReadAllBytes(Path.Combine(cache.FilesFolder, asset)));
            remote.Integrity.ShouldBe("sha384-" + Convert.ToBase64String(hash), asset);
        }
    }
}
