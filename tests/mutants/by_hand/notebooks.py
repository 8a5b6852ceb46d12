"""The engine: locks, sweeping up, records, pages, processes, the Jupyter kernel."""

RUNNER = "CourseKit.Notebooks/Execution/Runner"
DOCUMENTS = "CourseKit.Notebooks/Documents"
RENDERING = "CourseKit.Notebooks/Rendering"
PROCESS = "Execution/Worker/KernelProcess.cs"
SERVING = "Execution/Serving"

# family: (file below the library, what stands there, what the mutant has, and tests to try beside the family's). What stands in a file
# more than once is marked by ⟦ and ⟧ within enough of what is around it.
NOTEBOOKS = {
    "fences and faults": [
        (f"{RUNNER}/FileHashes.cs", "DateTime.UtcNow - file.LastWriteTimeUtc > Settled", "true"),
        (f"{RUNNER}/FileHashes.cs", "file.LastWriteTimeUtc.Ticks", "0L"),
        (f"{RUNNER}/FileHashes.cs", "known.StartsWith(stamp, StringComparison.Ordinal)", "true"),
        (f"{RUNNER}/FileHashes.cs", 'return "absent";', 'return "unreadable";'),
        (f"{RUNNER}/CourseBook.cs", "Remember(entry, run, null, error);", ""),
        (f"{RUNNER}/CourseBook.cs", "record.Files = new(hashes.Remembered);", ""),
        (f"{RUNNER}/CourseBook.cs", "record.Notebooks.Remove(entry.Name);", ""),
        (f"{RUNNER}/CourseBook.cs", "last.Good == now", "last.Good is not null"),
        (f"{RUNNER}/CourseBook.cs", "last.Links != Links()", "false"),
        (f"{RUNNER}/CourseRunner.cs", "RefuseOverwriting(paths);", ""),
        (f"{RUNNER}/CourseRunner.cs", "await stop.CancelAsync().ConfigureAwait(false);", ""),
        (f"{RUNNER}/CourseRunner.cs", "fault is IOException or UnauthorizedAccessException", "fault is UnauthorizedAccessException"),
        (f"{RUNNER}/CourseRunner.cs", "await scene.EndAsync().ConfigureAwait(false);", ""),
        (f"{RUNNER}/OutputLock.cs", "AtomicFile.SweepUp(folder);", ""),
        (f"{RUNNER}/OutputLock.cs", 'AtomicFile.SweepUp(Path.Combine(folder, "assets"));', ""),
        (f"{RUNNER}/OutputLock.cs", "taken?.Dispose();", ""),
        (f"{RUNNER}/CourseSite.cs", "NotebookFile.Write(executed, FilesOf(entry.Name)[1]);", ""),
        (f"{DOCUMENTS}/AtomicFile.cs", "File.SetUnixFileMode(beside, File.GetUnixFileMode(target));", ""),
        (f"{DOCUMENTS}/AtomicFile.cs", "target = File.ResolveLinkTarget(target, returnFinalTarget: true)!.FullName;", ""),
        (f"{DOCUMENTS}/AtomicFile.cs", "File.Delete(beside);", ""),
        (f"{DOCUMENTS}/FolderLock.cs", "AtomicFile.SweepUp(state);", ""),
        (f"{DOCUMENTS}/FolderLock.cs", "taken.Dispose();", ""),
        (f"{DOCUMENTS}/ScratchFolder.cs", "ClearOrphans(notes);", ""),
        (f"{DOCUMENTS}/ScratchFolder.cs", "OwnName().IsMatch(Path.GetFileName(path))", "true"),
        (f"{DOCUMENTS}/ScratchFolder.cs", "File.Delete(note.Name);", ""),
        (f"{DOCUMENTS}/ScratchFolder.cs", "Directory.CreateDirectory(path, mode);", "Directory.CreateDirectory(path);"),
        (f"{RENDERING}/AssetCache.cs", "DeleteQuietly(work);", ""),
        (f"{RENDERING}/AssetCache.cs", "DateTime.UtcNow - Directory.GetLastWriteTimeUtc(left) > Abandoned", "true"),
        (f"{RENDERING}/AssetCache.cs", "hash != package.Integrity", "false"),
        (f"{RENDERING}/AssetCache.cs", "process.ExitCode == 0", "true"),
        (f"{RENDERING}/AssetCache.cs", "!IsComplete(files)", "false"),
        (f"{RENDERING}/AssetCache.cs", "file.Length == original.Length", "true"),
        (f"{RENDERING}/AssetCache.cs", "File.SetLastWriteTimeUtc(beside, original.LastWriteTimeUtc);", ""),
    ],
    "disks": [
        ("Documents/AtomicFile.cs", "File.Delete(beside);", ""),
        ("Documents/FolderLock.cs", "fault.HResult is 11 or 35", "true"),
        ("Execution/Runner/OutputLock.cs", "fault is IOException or UnauthorizedAccessException", "fault is UnauthorizedAccessException"),
        ("Execution/Runner/CourseBook.cs", "return entry with { State = NotebookState.Failed, Error = $\"{Path.GetFileName(path)}: can't be read: {fault.Message}\" };", "throw;"),
    ],
    "kernel process": [
        (PROCESS, "done.Id == currentId", "true"),
        (PROCESS, "answer.Protocol != ProtocolJson.Version", "false"),
        (PROCESS, "damaged = true;", ""),
        (PROCESS, "flooded = true;", ""),
        (PROCESS, "ended ??= reason;", ""),
        (PROCESS, "dependencies.Add(read.Path);", ""),
        (PROCESS, "receiverFault = null;", ""),
        (PROCESS, "AnswerNobody(death);", ""),
        (PROCESS, "lastWords.TakeUpToMark()", '""'),
    ],
    "jupyter": [
        (SERVING + "/RunningCell.cs", "!shown.Add(place)", "shown.Add(place)"),
        (SERVING + "/CellHistory.cs", "e.Line < stop", "e.Line <= stop"),
        (SERVING + "/CellHistory.cs", "found.TakeLast(count)", "found.Take(count)"),
        (SERVING + "/KernelServer.cs", 'history.Add(number, code);', ""),
        (SERVING + "/KernelServer.cs", 'run.Status == CellStatus.Failed ? "error" : "ok"', '"ok"'),
        (SERVING + "/KernelServer.cs", "Places.FromCharacters(code, request.Number(\"cursor\") ?? 0)", "request.Number(\"cursor\") ?? 0"),
    ],
}
