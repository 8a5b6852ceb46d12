using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Cli;

/// <summary>The command <c>coursekit</c>: reads the command line, calls what is asked for, turns faults into one line and an
/// exit code.</summary>
internal static class CourseKitCommand
{
    /// <summary>Runs one command line.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, Engine engine, CancellationToken cancellation)
    {
        var root = Root(terminal, engine);
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not (HelpAction or VersionAction))
        {
            if (ParseFault.Of(parsed) is { } fault)
                return Fail(terminal, fault, ExitCode.Usage);
            if (parsed.CommandResult.Command.Subcommands.Count > 0)
            {
                new HelpWriter(terminal.Error, terminal.Width).Write(parsed.CommandResult.Command);
                return ExitCode.Usage;
            }
        }

        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
        }
        catch (Exception end) when (end is OperationCanceledException or KernelDiedException && cancellation.IsCancellationRequested)
        {
            // To stop is to end the kernels, and whoever waits for one of them learns that it has died.
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (!terminal.Debug)
        {
            return fault switch
            {
                UsageException or CourseInputException => Fail(terminal, fault.Message, ExitCode.Usage),
                IOException => Fail(terminal, FileFault.Told(fault), ExitCode.Failed),
                UnauthorizedAccessException or FormatException or NotSupportedException
                    or ArgumentException or HttpRequestException => Fail(terminal, fault.Message, ExitCode.Failed),
                _ => Fail(terminal, $"unexpected {fault.GetType().Name}: {fault.Message} (COURSEKIT_DEBUG=1 shows where)", ExitCode.Failed),
            };
        }
        catch (Exception fault)
        {
            terminal.Error.WriteLine(fault.ToString());
            return fault is UsageException or CourseInputException ? ExitCode.Usage : ExitCode.Failed;
        }
    }

    /// <summary>The whole command with its subcommands.</summary>
    internal static RootCommand Root(Terminal terminal, Engine engine)
    {
        var root = new RootCommand(
            "Runs the course: executes its notebooks, writes them as a site, converts them, grades homework.");
        foreach (var create in CommandTable.Rows)
            root.Subcommands.Add(create(terminal, engine));
        foreach (var option in root.Options)
        {
            if (option is HelpOption)
                option.Action = new HelpAction(terminal);
            else if (option is VersionOption)
                option.Action = new VersionAction(terminal);
        }

        return root;
    }

    private static int Fail(Terminal terminal, string message, int code)
    {
        terminal.Error.WriteLine("coursekit: " + message.ReplaceLineEndings(" "));
        return code;
    }

    private sealed class HelpAction(Terminal terminal) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var command = parseResult.CommandResult.Command;
            // Help on a command that there isn't: that of its parent alone would look like an answer.
            if (command.Subcommands.Count > 0 && parseResult.UnmatchedTokens.Count > 0 && ParseFault.Of(parseResult) is { } fault)
                return Fail(terminal, fault, ExitCode.Usage);
            new HelpWriter(terminal.Out, terminal.Width).Write(command);
            return ExitCode.Good;
        }
    }

    private sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var version = typeof(CourseKitCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion.Split('+')[0];
            terminal.Out.WriteLine($"coursekit {version} (.NET {Environment.Version})");
            return ExitCode.Good;
        }
    }
}
