using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace CourseKit.Notebooks.Rendering;

/// <summary>
/// The scripts that pages use, fetched once per user by npm and kept under the lock file's hash. The archives' checksums
/// are the lock file's. <c>npm pack</c> rather than <c>npm ci</c>: Mermaid's dependencies are inside its one file, and
/// installing them as well would unpack 165 MB for nothing.
/// </summary>
/// <param name="folder">The folder of all caches, one subfolder per lock file.</param>
/// <param name="npm">The npm program; null when there is none.</param>
internal sealed class AssetCache(string folder, string? npm)
{
    private const string WorkPrefix = ".restore-";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>What is this old was left by a run that was killed: none works for so long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>Where the files are or will be.</summary>
    public string FilesFolder { get; } = Path.Combine(folder, PageAssets.Hash(PageAssets.LockFile));

    /// <summary>The user's own cache, with the npm on the path.</summary>
    public static AssetCache ForUser()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (data.Length == 0)
            data = Path.GetTempPath();
        return new AssetCache(Path.Combine(data, "CourseKit", "assets"), FindNpm());
    }

    /// <summary>Makes the files be there.</summary>
    /// <returns>Null on success, else in one line why not.</returns>
    public async Task<string?> RestoreAsync(CancellationToken cancellation)
    {
        if (IsComplete(FilesFolder))
            return null;
        SweepUp();
        if (npm is null)
            return "npm is not installed";
        var work = Path.Combine(folder, WorkPrefix + Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(work);
            if (await PackAsync(work, cancellation) is { } problem)
                return problem;
            var files = Path.Combine(work, "files");
            foreach (var package in LockedPackage.All)
                Unpack(package, Path.Combine(work, package.ArchiveFile), files);
            if (!IsComplete(files))
                return "an npm package lacks a file that pages need";
            Publish(files);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return problem.Message;
        }
        finally
        {
            DeleteQuietly(work);
        }
    }

    /// <summary>Copies the files into a site, those that are there already excepted.</summary>
    public void CopyTo(string target)
    {
        foreach (var source in Directory.EnumerateFiles(FilesFolder, "*", SearchOption.AllDirectories))
        {
            var file = new FileInfo(Path.Combine(target, Path.GetRelativePath(FilesFolder, source)));
            var original = new FileInfo(source);
            if (file.Exists && file.Length == original.Length && file.LastWriteTimeUtc == original.LastWriteTimeUtc)
                continue;
            Directory.CreateDirectory(file.DirectoryName!);
            var beside = file.FullName + ".part";
            File.Copy(source, beside, overwrite: true);
            File.SetLastWriteTimeUtc(beside, original.LastWriteTimeUtc);
            File.Move(beside, file.FullName, overwrite: true);
        }
    }

    /// <summary>The npm on the path, or null.</summary>
    public static string? FindNpm()
    {
        var name = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => Path.Combine(entry, name))
            .FirstOrDefault(File.Exists);
    }

    private static bool IsComplete(string files)
        => NetworkAssets.All.Keys.All(asset => File.Exists(Path.Combine(files, asset)));

    private async Task<string?> PackAsync(string work, CancellationToken cancellation)
    {
        // A batch file can't be started directly.
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "cmd.exe" : npm!)
        {
            WorkingDirectory = work,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        string[] prefix = OperatingSystem.IsWindows() ? ["/d", "/c", npm!] : [];
        string[] options =
        [
            "pack", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--prefer-offline", "--loglevel=error",
            "--fetch-retries=1", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=2000", "--fetch-timeout=60000",
        ];
        foreach (var argument in prefix.Concat(options).Concat(LockedPackage.All.Select(p => p.Name + "@" + p.Version)))
            start.ArgumentList.Add(argument);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                process.StandardInput.Close();
                var output = process.StandardOutput.ReadToEndAsync(limit.Token);
                var error = await process.StandardError.ReadToEndAsync(limit.Token);
                await output;
                await process.WaitForExitAsync(limit.Token);
                if (process.ExitCode == 0)
                    return null;
                var line = error.Split('\n').Select(TerminalText.Plain).FirstOrDefault(text => text.Trim().Length > 0);
                return "npm failed: " + (line?.Trim() ?? FormattableString.Invariant($"exit code {process.ExitCode}"));
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellation.ThrowIfCancellationRequested();
                return FormattableString.Invariant($"npm did not end within {Limit.TotalMinutes:0} minutes");
            }
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            return "npm can't be started: " + problem.Message;
        }
    }

    private static void Unpack(LockedPackage package, string archive, string target)
    {
        var hash = "sha512-" + Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(archive)));
        if (hash != package.Integrity)
            throw new InvalidDataException($"{package.ArchiveFile} has the checksum {hash}, the lock file says {package.Integrity}");

        using var unzipped = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || AssetPath(package, entry.Name["package/".Length..]) is not { } asset)
                continue;
            var path = Path.Combine(target, asset);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = File.Create(path);
            entry.DataStream.CopyTo(file);
        }
    }

    // Browsers that know our pages' CSS all read woff2; the other two font formats stay behind.
    private static string? AssetPath(LockedPackage package, string file)
    {
        if (file == "LICENSE")
            return Path.Combine("licenses", package.Name + ".txt");
        if (package.Name == "katex" && file.StartsWith("dist/fonts/", StringComparison.Ordinal) && file.EndsWith(".woff2", StringComparison.Ordinal))
            return Path.Combine("katex", "fonts", Path.GetFileName(file));
        return NetworkAssets.All.FirstOrDefault(a => a.Value.Package == package.Name && a.Value.File == file).Key;
    }

    private void Publish(string files)
    {
        try
        {
            if (Directory.Exists(FilesFolder))
                Directory.Delete(FilesFolder, recursive: true);
            Directory.Move(files, FilesFolder);
        }
        catch (IOException) when (IsComplete(FilesFolder))
        {
            // Another run was faster.
        }
    }

    private void SweepUp()
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var left in Directory.GetDirectories(folder, WorkPrefix + "*"))
        {
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(left) > Abandoned)
                DeleteQuietly(left);
        }
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What is left behind is never read: its name is new each time.
        }
    }
}
