"""The sandbox: each flag and limit, and what the attacks must miss."""

FENCE = "Sandbox/BubblewrapCommand.cs"
OPTIONS = "Sandbox/BubblewrapSandbox.cs"
PROGRAMS, STAGED = "Sandbox/BubblewrapPrograms.cs", "Sandbox/StagedFiles.cs"


def _attacks(*names):
    """These attacks, where the tests of the fence itself miss nothing."""
    return "|".join(["FullyQualifiedName~What_succeeds_without", *(f"DisplayName~{name}" for name in names)])


# family: (file below the library, what stands there, what the mutant has, and tests to try beside the family's). What stands in a file
# more than once is marked by ⟦ and ⟧ within enough of what is around it.
SANDBOX = {
    "sandbox": [
        (FENCE, '"--unshare-net"', '"--unshare-ipc"', _attacks("network", "local-sockets")),
        (FENCE, '"--unshare-pid"', '"--unshare-ipc"', _attacks("read-processes", "kill-parent", "read-memory")),
        (FENCE, '"--unshare-ipc"', '"--unshare-uts"', _attacks("write-shared-memory", "local-sockets", "read-other")),
        (FENCE, '"--unshare-cgroup-try"', '"--unshare-uts"', _attacks("privileges", "read-settings", "new-namespace")),
        (FENCE, 'Add("--disable-userns");', "", _attacks("new-namespace")),
        (FENCE, '"--die-with-parent"', '"--unshare-uts"', _attacks("kill-parent")),
        (FENCE, '"--new-session"', '"--unshare-uts"', _attacks("kill-parent", "own-system", "privileges", "stop-itself")),
        (FENCE, '"--clear-groups"', '"--keep-groups"', _attacks("privileges", "read-settings", "read-home")),
        (FENCE, 'Add("--ro-bind", programs.PrLimit, programs.PrLimit);', 'Add("--ro-bind", "/usr/bin", "/usr/bin");', _attacks("start-shell")),
        (FENCE, 'Add("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev");', 'Add("--proc", "/proc", "--dev", "/dev");', _attacks("write-shared-memory", "fill-disk")),
        (FENCE, 'Add("--remount-ro", "/", "--chdir", files.WorkingDirectory);', 'Add("--chdir", files.WorkingDirectory);', _attacks("write-course", "delete-everything", "fill-disk")),
        (FENCE, 'Add("--size", size, "--tmpfs", "/tmp");', 'Add("--tmpfs", "/tmp");', _attacks("fill-disk")),
        (FENCE, 'Add("--size", size, "--tmpfs", files.WorkingDirectory);', 'Add("--tmpfs", files.WorkingDirectory);', _attacks("fill-disk")),
        (FENCE, 'Limit("data", limits.HeapBytes + limits.NativeBytes);', "", _attacks("memory-bomb", "huge", "heap")),
        (FENCE, 'Limit("nproc", limits.Processes);', "", _attacks("fork-bomb", "thread-bomb")),
        (FENCE, 'Limit("fsize", limits.FileBytes);', "", _attacks("fill-disk", "write")),
        (FENCE, 'Limit("nofile", limits.OpenFiles);', "", _attacks("close-everything", "fill-disk", "local-sockets")),
        (FENCE, 'Add(string.Create(CultureInfo.InvariantCulture, $"--cpu={limits.ProcessorSeconds}:{limits.ProcessorSeconds + 1}"));', "", _attacks("endless", "background-loops")),
        (FENCE, 'Limit("memlock", 0);', "", _attacks("memory-bomb-native", "privileges")),
        (FENCE, 'Limit("msgqueue", 0);', "", _attacks("memory-bomb-native", "privileges", "local-sockets")),
        (FENCE, 'Add(programs.PrLimit, "--core=0");', "Add(programs.PrLimit);", _attacks("native-crash", "stack-overflow")),
        (FENCE, 'Add("--ro-bind", files.DotnetRoot.Outside, files.DotnetRoot.Inside);', 'Add("--bind", files.DotnetRoot.Outside, files.DotnetRoot.Inside);', _attacks("delete-everything", "write")),
        (FENCE, 'foreach (var (outside, inside) in files.Course)\n            Add("--ro-bind", outside, inside);', 'foreach (var (outside, inside) in files.Course) Add("--bind", outside, inside);', _attacks("delete-everything", "write-course")),
        (FENCE, 'foreach (var (outside, inside) in files.Engine)\n            Add("--ro-bind", outside, inside);', 'foreach (var (outside, inside) in files.Engine) Add("--bind", outside, inside);', _attacks("delete-everything", "write", "reflection")),
        (OPTIONS, "CleanEnvironment = true", "false"),
        (OPTIONS, "limits.HeapBytes", "1L << 40"),
        (OPTIONS, "limits.OutputCharacters", "int.MaxValue"),
        (OPTIONS, "limits.SentBytes", "long.MaxValue"),
        (OPTIONS, "programs.SetPriv is not null", "false"),
        (OPTIONS, "view.Folders.Contains(data)", "true"),
        (OPTIONS, "new SandboxPaths(view).Inside(data)", "data"),
        (PROGRAMS, "Environment.IsPrivilegedProcess ? Which(\"setpriv\") : null", "null"),
        (PROGRAMS, "number >= Forbidding", "true"),
        (STAGED, "!folders.Exists(folder => SandboxPaths.IsWithin(file, folder))", "true"),
        (STAGED, "view.Folders.Select(Path.GetFullPath).Where(Directory.Exists).Distinct().Order(StringComparer.Ordinal).ToList()",
            "view.Folders.Select(Path.GetFullPath).Where(Directory.Exists).Distinct().OrderDescending(StringComparer.Ordinal).ToList()"),
        (STAGED, "new DirectoryInfo(folder).LinkTarget is null", "true"),
        (STAGED, "!_mustBePublic || IsPublic(path)", "true"),
        (OPTIONS, "},\n            ⟦files.Folder⟧", "null"),
        ("Sandbox/EngineFiles.cs", "library.Value.TryGetProperty(\"runtime\", out _)", "true"),
    ],
}
