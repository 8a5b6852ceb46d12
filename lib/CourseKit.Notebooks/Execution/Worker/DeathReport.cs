using System.Globalization;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>Tells from a process's exit code and last words how it ended.</summary>
internal static class DeathReport
{
    private const string AccessViolation = "the process crashed: code touched memory that is not its own";
    private const int Aborted = 128 + 6;
    private const int KilledBySystem = 128 + 9;
    private const int Fault = 128 + 11;
    private const int BusFault = 128 + 7;
    private const int ProcessorTime = 128 + 24;
    private const int WindowsStackOverflow = unchecked((int)0xC00000FD);
    private const int WindowsFault = unchecked((int)0xC0000005);

    /// <summary>Describes the end of a worker that we did not end ourselves.</summary>
    /// <param name="exitCode">The process's exit code.</param>
    /// <param name="lastWords">What it wrote to standard error since the last cell.</param>
    public static KernelDiedException Of(int exitCode, string lastWords)
    {
        var lines = lastWords.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0).ToList();
        if (exitCode == WindowsStackOverflow || Find(lines, "Stack overflow") >= 0)
            return new("the stack overflowed: a recursion without end" + Place(lines), KernelDeath.StackOverflow);
        if (Find(lines, "Out of memory") >= 0 || lines.Exists(l => l.Contains("System.OutOfMemoryException", StringComparison.Ordinal)))
            return new("the notebook's process ran out of memory", KernelDeath.OutOfMemory);
        if (lines.Exists(l => l.Contains("System.AccessViolationException:", StringComparison.Ordinal)))
            return new(AccessViolation, KernelDeath.Crashed);
        if (Find(lines, "Unhandled exception") is var unhandled and >= 0)
            return new($"an exception on another thread was not caught: {After(lines[unhandled], ". ")}", KernelDeath.Crashed);
        if (Find(lines, "Process terminated") is var failed and >= 0)
        {
            // The message stands on the same line, or on the next.
            var message = After(lines[failed], "terminated.").Trim();
            if (message.Length == 0 && failed + 1 < lines.Count && !IsFrame(lines[failed + 1]))
                message = lines[failed + 1].Trim();
            return new("the process was ended by Environment.FailFast" + (message.Length > 0 ? $": {message}" : ""), KernelDeath.Crashed);
        }

        var code = exitCode.ToString(CultureInfo.InvariantCulture);
        var last = lines.FindLast(l => !IsFrame(l));
        return exitCode switch
        {
            KilledBySystem when !OperatingSystem.IsWindows() => new(
                "the process was killed from outside, most likely by the system for lack of memory", KernelDeath.OutOfMemory),
            ProcessorTime when !OperatingSystem.IsWindows() => new(
                "the process was ended at its limit of processor time", KernelDeath.ProcessorTime),
            Fault or BusFault or WindowsFault => new(
                AccessViolation, KernelDeath.Crashed),
            Aborted => new("the process aborted" + (last is null ? "" : $": {last}"), KernelDeath.Crashed),
            > 128 and < 160 when !OperatingSystem.IsWindows() => new(
                string.Create(CultureInfo.InvariantCulture, $"the process was ended by signal {exitCode - 128}"), KernelDeath.Crashed),
            < 0 => new($"the process crashed with exit code 0x{exitCode:X8}", KernelDeath.Crashed),
            _ => new($"the cell ended its process: Environment.Exit({code})", KernelDeath.Exited),
        };
    }

    /// <summary>Describes a worker that ended before it could say hello: the program or the runtime is missing or does not fit.</summary>
    public static KernelDiedException AtStart(int exitCode, string lastWords)
    {
        var words = lastWords.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var reason = words.Length > 0 ? words[0] : string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {exitCode}");
        return new($"the kernel process could not be started: {reason}", KernelDeath.Crashed);
    }

    private static int Find(List<string> lines, string beginning)
        => lines.FindIndex(l => l.StartsWith(beginning, StringComparison.Ordinal));

    private static string After(string line, string mark)
        => line.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? line[(at + mark.Length)..] : line;

    private static bool IsFrame(string line) => line.StartsWith("   at ", StringComparison.Ordinal);

    // «   at Submission#3.Fact(Int32)»: the innermost method of the reader's own.
    private static string Place(List<string> lines)
    {
        var frame = lines.Find(l => IsFrame(l) && l.Contains("Submission#", StringComparison.Ordinal));
        if (frame is null)
            return "";
        var name = frame.TrimStart()["at ".Length..].Split('(')[0];
        name = name[(name.LastIndexOfAny(['.', '+']) + 1)..];
        if (name.IndexOf("g__", StringComparison.Ordinal) is var local and >= 0)
            name = name[(local + 3)..].Split('|')[0];
        return name.Contains('<', StringComparison.Ordinal) ? "" : $" in {name}";
    }
}
