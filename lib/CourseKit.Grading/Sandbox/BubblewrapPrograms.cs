using System.Diagnostics;

namespace CourseKit.Grading.Sandbox;

/// <summary>The programs that a sandbox is made with, where they are on this machine.</summary>
/// <param name="Bubblewrap"><c>bwrap</c>, of the package bubblewrap.</param>
/// <param name="PrLimit"><c>prlimit</c>, of the package util-linux.</param>
/// <param name="SetPriv"><c>setpriv</c>, of util-linux, where we run as root and students must not; else null.</param>
/// <param name="CanForbidNamespaces">Whether this bubblewrap can forbid namespaces inside (0.8 and later).</param>
internal sealed record BubblewrapPrograms(string Bubblewrap, string PrLimit, string? SetPriv, bool CanForbidNamespaces)
{
    private static readonly Version Forbidding = new(0, 8);

    /// <summary>Looks for the programs.</summary>
    /// <param name="missing">What is missing and how to get it; null if nothing.</param>
    public static BubblewrapPrograms? Find(out string? missing)
    {
        missing = null;
        if (!OperatingSystem.IsLinux())
        {
            missing = "The sandbox needs Linux (a virtual machine or WSL 2 will do).";
            return null;
        }

        var setPriv = Environment.IsPrivilegedProcess ? Which("setpriv") : null;
        if (Which("bwrap") is not { } bubblewrap)
            missing = "The program bwrap is not installed: apt-get install bubblewrap (or your system's package of that name).";
        else if (Which("prlimit") is not { } prLimit || (Environment.IsPrivilegedProcess && setPriv is null))
            missing = "The programs prlimit and setpriv are not installed: apt-get install util-linux.";
        else
            return new BubblewrapPrograms(bubblewrap, prLimit, setPriv, CanForbid(VersionOf(bubblewrap)));
        return null;
    }

    private static string? Which(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin").Append("/bin")
            .Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Whether a bubblewrap can forbid namespaces inside.</summary>
    /// <param name="version">What it says of itself: <c>bubblewrap 0.8.0</c>.</param>
    internal static bool CanForbid(string version)
        => Version.TryParse(version.Split(' ', StringSplitOptions.TrimEntries)[^1], out var number) && number >= Forbidding;

    private static string VersionOf(string bubblewrap)
    {
        using var process = Process.Start(new ProcessStartInfo(bubblewrap, "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
        var version = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return version;
    }
}
