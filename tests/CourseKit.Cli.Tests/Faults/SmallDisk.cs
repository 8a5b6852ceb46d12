using System.Diagnostics;

namespace CourseKit.Cli.Tests.Faults;

/// <summary>A disk of a test's own, in memory, mounted on a folder: Linux, as root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts a disk, or skips the test with the reason.</summary>
    public static SmallDisk Of(string size, string folder)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can mount a small disk, and on Linux only");
        Directory.CreateDirectory(folder);
        var problem = Call("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder);
        Skip.If(problem.Length > 0, $"a small disk can't be mounted here: {problem}");
        return new(folder);
    }

    public void Resize(string size) => Call("mount", "-o", $"remount,size={size}", Folder).ShouldBeEmpty();

    public void MakeReadOnly() => Call("mount", "-o", "remount,ro", Folder).ShouldBeEmpty();

    public void Dispose() => Call("umount", Folder);

    private static string Call(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/env", ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", program, .. arguments]) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : error.Trim() + $" (exit code {process.ExitCode})";
    }
}
