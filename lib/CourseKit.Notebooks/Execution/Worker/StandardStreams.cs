using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>
/// Takes the worker's standard streams for the protocol and puts others in their place, before any cell runs: whatever
/// a cell, a native library or a child process then writes to the real standard output can't damage a message.
/// </summary>
/// <param name="Requests">What was standard input. In its place is an empty one.</param>
/// <param name="Events">What was standard output.</param>
/// <param name="StrayOutput">What the process writes to the new standard output.</param>
/// <remarks>Standard error stays as it is: the runtime's last words when it crashes go there.</remarks>
internal sealed record StandardStreams(Stream Requests, Stream Events, Stream StrayOutput)
{
    private const int StandardInputHandle = -10;
    private const int StandardOutputHandle = -11;

    public static StandardStreams Take() => OperatingSystem.IsWindows() ? TakeOnWindows() : TakeOnUnix();

    private static StandardStreams TakeOnUnix()
    {
        // Copies above the standard three; close-on-exec keeps them from the notebook's own child processes.
        var requests = Open(DuplicateCloseOnExec(0), FileAccess.Read);
        var events = Open(DuplicateCloseOnExec(1), FileAccess.Write);
        var stray = new AnonymousPipeServerStream(PipeDirection.In);
        Check(Unix.Dup2((int)stray.ClientSafePipeHandle.DangerousGetHandle(), 1));
        stray.DisposeLocalCopyOfClientHandle();
        using (var nothing = File.OpenHandle("/dev/null"))
            Check(Unix.Dup2((int)nothing.DangerousGetHandle(), 0));
        return new StandardStreams(requests, events, stray);
    }

    private static StandardStreams TakeOnWindows()
    {
        var requests = new FileStream(new SafeFileHandle(Windows.GetStdHandle(StandardInputHandle), false), FileAccess.Read, 1);
        var events = new FileStream(new SafeFileHandle(Windows.GetStdHandle(StandardOutputHandle), false), FileAccess.Write, 1);
        var stray = new AnonymousPipeServerStream(PipeDirection.In);
        Windows.SetStdHandle(StandardOutputHandle, stray.ClientSafePipeHandle.DangerousGetHandle());
        Windows.SetStdHandle(StandardInputHandle, IntPtr.Zero);
        return new StandardStreams(requests, events, stray);
    }

    private static FileStream Open(int descriptor, FileAccess access)
        => new(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 1);

    private static int DuplicateCloseOnExec(int descriptor)
    {
        // fcntl takes variable arguments, which can't be passed this way on Apple's ARM processors; dup can't close on exec.
        const int duplicateCloseOnExec = 1030;
        return Check(OperatingSystem.IsLinux()
            ? Unix.Fcntl(descriptor, duplicateCloseOnExec, 3)
            : Unix.Dup(descriptor));
    }

    private static int Check(int result)
        => result >= 0 ? result : throw new IOException(Invariant($"The standard streams could not be moved: error {Marshal.GetLastPInvokeError()}."));

    private static class Unix
    {
        [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
        public static extern int Dup2(int from, int to);

        [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
        public static extern int Dup(int descriptor);

        [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
        public static extern int Fcntl(int descriptor, int command, int argument);
    }

    private static class Windows
    {
        [DllImport("kernel32", SetLastError = true)]
        public static extern IntPtr GetStdHandle(int which);

        [DllImport("kernel32", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool SetStdHandle(int which, IntPtr handle);
    }
}
