using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>Keeps a worker and everything it starts together, so that Ctrl-C does not reach it and nothing is left over.</summary>
internal static class ProcessGroup
{
    private const int KillSignal = 9;

    /// <summary>Makes this process the first of a group of its own.</summary>
    /// <returns>False where there are no such groups, or when it was one already.</returns>
    public static bool TryLead()
    {
        // On Windows Ctrl-C goes to every process of the console; there it is ignored instead.
        if (!OperatingSystem.IsWindows())
            return NewSession() >= 0;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        return false;
    }

    /// <summary>Ends this process and its group at once.</summary>
    public static void EndOwn(bool leads)
    {
        if (leads)
            _ = Kill(0, KillSignal);
        Process.GetCurrentProcess().Kill();
    }

    /// <summary>Ends a worker and everything that it started, also what its own parent has left behind.</summary>
    public static void End(Process process, bool leads)
    {
        try
        {
            // Looking for its children means reading every process of the system. On Unix those of a process that is
            // gone are no longer known as its own; its group finds them.
            if (OperatingSystem.IsWindows() || !process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended by itself.
        }

        if (leads && !OperatingSystem.IsWindows())
            _ = Kill(-process.Id, KillSignal);
    }

    /// <summary>Waits until what was left of a group is gone: a kill returns before its victim is dead.</summary>
    public static async Task GoneAsync(int leader, bool leads)
    {
        // Bounded, as a container may have nobody who clears the dead away.
        const int Polls = 100;
        for (var i = 0; leads && i < Polls && !OperatingSystem.IsWindows() && Kill(-leader, 0) == 0; i++)
            await Task.Delay(2);
    }

    private static PosixSignalRegistration? _interrupt;

    [DllImport("libc", EntryPoint = "setsid", SetLastError = true)]
    private static extern int NewSession();

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
