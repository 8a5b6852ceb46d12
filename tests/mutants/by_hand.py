"""Mutants that somebody thought of: what is removed or changed here must be missed."""

FENCE = "Sandbox/BubblewrapCommand.cs"
OPTIONS = "Sandbox/BubblewrapSandbox.cs"
RUNNER = "CourseKit.Notebooks/Execution/Runner"
DOCUMENTS = "CourseKit.Notebooks/Documents"
RENDERING = "CourseKit.Notebooks/Rendering"
KERNEL = "Tensors/Kernels/UpdateKernels.cs"
TESTS = "FullyQualifiedName~BubblewrapSandboxTests|FullyQualifiedName~What_succeeds_without"


def _attacks(*names):
    """These attacks, beside the tests of the fence itself."""
    return "|".join([TESTS, *(f"DisplayName~{name}" for name in names)])


# family: (file below the library, what stands there, what the mutant has, tests; None: the family's)
BY_HAND = {
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
        (OPTIONS, "CleanEnvironment = true", "false", _attacks("read-environment")),
        (OPTIONS, "limits.HeapBytes", "1L << 40", _attacks("memory-bomb", "huge-value")),
        (OPTIONS, "limits.OutputCharacters", "int.MaxValue", _attacks("output-flood")),
        (OPTIONS, "limits.SentBytes", "long.MaxValue", _attacks("output-flood")),
        (OPTIONS, "programs.SetPriv is not null", "false", None),
    ],

    "fences and faults": [
        (f"{RUNNER}/FileHashes.cs", "DateTime.UtcNow - file.LastWriteTimeUtc > Settled", "true", None),
        (f"{RUNNER}/FileHashes.cs", "file.LastWriteTimeUtc.Ticks", "0L", None),
        (f"{RUNNER}/FileHashes.cs", "known.StartsWith(stamp, StringComparison.Ordinal)", "true", None),
        (f"{RUNNER}/FileHashes.cs", 'return "absent";', 'return "unreadable";', None),
        (f"{RUNNER}/CourseBook.cs", "Remember(entry, run, null, error);", "", None),
        (f"{RUNNER}/CourseBook.cs", "record.Files = new(hashes.Remembered);", "", None),
        (f"{RUNNER}/CourseBook.cs", "record.Notebooks.Remove(entry.Name);", "", None),
        (f"{RUNNER}/CourseBook.cs", "last.Good == now", "last.Good is not null", None),
        (f"{RUNNER}/CourseBook.cs", "last.Links != Links()", "false", None),
        (f"{RUNNER}/CourseRunner.cs", "RefuseOverwriting(paths);", "", None),
        (f"{RUNNER}/CourseRunner.cs", "await stop.CancelAsync().ConfigureAwait(false);", "", None),
        (f"{RUNNER}/CourseRunner.cs", "fault is IOException or UnauthorizedAccessException", "fault is UnauthorizedAccessException", None),
        (f"{RUNNER}/CourseRunner.cs", "await scene.EndAsync().ConfigureAwait(false);", "", None),
        (f"{RUNNER}/OutputLock.cs", "AtomicFile.SweepUp(folder);", "", None),
        (f"{RUNNER}/OutputLock.cs", 'AtomicFile.SweepUp(Path.Combine(folder, "assets"));', "", None),
        (f"{RUNNER}/OutputLock.cs", "taken?.Dispose();", "", None),
        (f"{RUNNER}/CourseSite.cs", "NotebookFile.Write(executed, FilesOf(entry.Name)[1]);", "", None),
        (f"{DOCUMENTS}/AtomicFile.cs", "File.SetUnixFileMode(beside, File.GetUnixFileMode(target));", "", None),
        (f"{DOCUMENTS}/AtomicFile.cs", "target = File.ResolveLinkTarget(target, returnFinalTarget: true)!.FullName;", "", None),
        (f"{DOCUMENTS}/AtomicFile.cs", "File.Delete(beside);", "", None),
        (f"{DOCUMENTS}/FolderLock.cs", "AtomicFile.SweepUp(state);", "", None),
        (f"{DOCUMENTS}/FolderLock.cs", "taken.Dispose();", "", None),
        (f"{DOCUMENTS}/ScratchFolder.cs", "ClearOrphans(notes);", "", None),
        (f"{DOCUMENTS}/ScratchFolder.cs", "OwnName().IsMatch(Path.GetFileName(path))", "true", None),
        (f"{DOCUMENTS}/ScratchFolder.cs", "File.Delete(note.Name);", "", None),
        (f"{DOCUMENTS}/ScratchFolder.cs", "Directory.CreateDirectory(path, mode);", "Directory.CreateDirectory(path);", None),
        (f"{RENDERING}/AssetCache.cs", "DeleteQuietly(work);", "", None),
        (f"{RENDERING}/AssetCache.cs", "DateTime.UtcNow - Directory.GetLastWriteTimeUtc(left) > Abandoned", "true", None),
        (f"{RENDERING}/AssetCache.cs", "hash != package.Integrity", "false", None),
        (f"{RENDERING}/AssetCache.cs", "process.ExitCode == 0", "true", None),
        (f"{RENDERING}/AssetCache.cs", "!IsComplete(files)", "false", None),
        (f"{RENDERING}/AssetCache.cs", "file.Length == original.Length", "true", None),
        (f"{RENDERING}/AssetCache.cs", "File.SetLastWriteTimeUtc(beside, original.LastWriteTimeUtc);", "", None),
    ],
    "disks": [
        ("Documents/AtomicFile.cs", "File.Delete(beside);", "", None),
        ("Documents/FolderLock.cs", "fault.HResult is 11 or 35", "true", None),
        ("Execution/Runner/OutputLock.cs", "fault is IOException or UnauthorizedAccessException", "fault is UnauthorizedAccessException", None),
        ("Execution/Runner/CourseBook.cs", "return entry with { State = NotebookState.Failed, Error = $\"{Path.GetFileName(path)}: can't be read: {fault.Message}\" };", "throw;", None),
    ],
    "vanishing": [
        (KERNEL, "Normal(va, smallest)", "va", None),
        (KERNEL, "Normal(vb, smallest)", "vb", None),
        (KERNEL, "Normal(vc, smallest)", "vc", None),
        (KERNEL, "V.IsSingle ? SmallestSingle : SmallestDouble", "SmallestDouble", None),
        (KERNEL, "V.Where(V.Above(smallest, V.Abs(x)), V.Zero, x)", "V.Where(V.Above(V.Abs(x), smallest), x, V.Zero)", None),
    ],
}
