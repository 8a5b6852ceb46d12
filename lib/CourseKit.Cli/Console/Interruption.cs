using System.Runtime.InteropServices;

namespace CourseKit.Cli;

/// <summary>Turns Ctrl-C and a request to terminate into a cancellation; a second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _count;
    private int _code = ExitCode.Interrupted;

    /// <summary>Starts to listen.</summary>
    /// <param name="tell">Acknowledges the first signal.</param>
    public Interruption(Action<string> tell)
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        ];

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            if (Interlocked.Increment(ref _count) > 1)
                Environment.Exit(_code);
            _code = context.Signal == PosixSignal.SIGTERM ? ExitCode.Terminated : ExitCode.Interrupted;
            tell("coursekit: stopping (once more to end at once)");
            // The handlers of a token run in the calling thread; here that would hold up a second signal.
            _ = Task.Run(_source.Cancel);
        }
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What the process returns: a command that was stopped returns what the signal asks for.</summary>
    public int Returned(int result) => result == ExitCode.Interrupted ? _code : result;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }
}
