namespace CourseKit.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Good = 0;

    /// <summary>The work was done and something in it failed.</summary>
    public const int Failed = 1;

    /// <summary>The command was called in a way that can't work.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by a request to terminate.</summary>
    public const int Terminated = 143;
}
