using System.Runtime.InteropServices;

namespace CourseKit.Cli;

/// <summary>Turns Ctrl-C and a request to terminate into a cancellation; a second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int count;
    private int code = ExitCode.Interrupted;

    /// <summary>Starts to listen.</summary>
    /// <param name="tell">Acknowledges the first signal.</param>
    public Interruption(Action<string> tell)
    {
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        ];

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            if (Interlocked.Increment(ref count) > 1)
                Environment.Exit(code);
            code = context.Signal == PosixSignal.SIGTERM ? ExitCode.Terminated : ExitCode.Interrupted;
            tell("coursekit: stopping (once more to end at once)");
            // The handlers of a token run in the calling thread; here that would hold up a second signal.
            _ = Task.Run(source.Cancel);
        }
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>What the process returns: a command that was stopped returns what the signal asks for.</summary>
    public int Returned(int result) => result == ExitCode.Interrupted ? code : result;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }
}
