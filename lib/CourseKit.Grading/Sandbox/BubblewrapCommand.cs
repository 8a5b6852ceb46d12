using System.Globalization;

namespace CourseKit.Grading.Sandbox;

/// <summary>Writes the command line of a sandbox: what is cut off, what can be seen, how much may be used.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal sealed class BubblewrapCommand(BubblewrapPrograms programs)
{
    /// <summary>Where the engine stands inside.</summary>
    public const string Engine = "/engine";

    // Nobody, by tradition, on every Linux.
    private const string Nobody = "65534";

    private readonly List<string> _arguments = [];

    /// <summary>The command that a program's own command line is appended to.</summary>
    public IReadOnlyList<string> Write(StagedFiles files, SandboxLimits limits)
    {
        if (programs.SetPriv is { } setPriv)
            Add(setPriv, $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups");
        Add(programs.Bubblewrap, "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-net", "--unshare-cgroup-try");
        if (programs.CanForbidNamespaces)
            Add("--disable-userns");
        Add("--uid", Nobody, "--gid", Nobody, "--hostname", "sandbox", "--die-with-parent", "--new-session", "--cap-drop", "ALL");
        AddSystem(files);
        AddCourse(files, limits);
        AddLimits(limits);
        return _arguments;
    }

    // Libraries only: no shell and no tools but the one that sets the limits, no settings, no home.
    private void AddSystem(StagedFiles files)
    {
        foreach (var folder in new[] { "/usr/lib", "/usr/lib64" })
        {
            if (Directory.Exists(folder))
                Add("--ro-bind", folder, folder);
        }

        foreach (var folder in new[] { "/lib", "/lib64" })
        {
            if (new DirectoryInfo(folder).LinkTarget is { } target)
                Add("--symlink", target, folder);
            else if (Directory.Exists(folder))
                Add("--ro-bind", folder, folder);
        }

        Add("--ro-bind", programs.PrLimit, programs.PrLimit);
        if (Directory.Exists("/usr/share/zoneinfo"))
            Add("--ro-bind", "/usr/share/zoneinfo", "/usr/share/zoneinfo");

        // Read-only, as what is written to a folder in memory is memory: the devices themselves can be written to.
        Add("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev");
        Add("--ro-bind", files.DotnetRoot.Outside, files.DotnetRoot.Inside);
        foreach (var (outside, inside) in files.Engine)
            Add("--ro-bind", outside, inside);
    }

    private void AddCourse(StagedFiles files, SandboxLimits limits)
    {
        var size = limits.FolderBytes.ToString(CultureInfo.InvariantCulture);
        Add("--size", size, "--tmpfs", "/tmp");

        // The folder itself lies beneath the files, should one of them stand in it or below it.
        Add("--size", size, "--tmpfs", files.WorkingDirectory);
        foreach (var (outside, inside) in files.Course)
            Add("--ro-bind", outside, inside);
        Add("--remount-ro", "/", "--chdir", files.WorkingDirectory);
    }

    private void AddLimits(SandboxLimits limits)
    {
        Add(programs.PrLimit, "--core=0");
        Limit("data", limits.HeapBytes + limits.NativeBytes);
        Limit("nproc", limits.Processes);
        Limit("fsize", limits.FileBytes);
        Limit("nofile", limits.OpenFiles);
        Add(string.Create(CultureInfo.InvariantCulture, $"--cpu={limits.ProcessorSeconds}:{limits.ProcessorSeconds + 1}"));
        Limit("memlock", 0);
        Limit("msgqueue", 0);
    }

    private void Limit(string name, long value) => Add(string.Create(CultureInfo.InvariantCulture, $"--{name}={value}"));

    private void Add(params string[] more) => _arguments.AddRange(more);
}
