using System.CommandLine;
using CourseKit.Notebooks.Execution.Serving;
using CourseKit.Notebooks.Execution.Worker;
using CourseKit.Notebooks.Jupyter;

namespace CourseKit.Cli;

/// <summary><c>coursekit kernel</c>.</summary>
internal static class KernelCommand
{
    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var command = new HelpedCommand("kernel", "Makes C# available in Jupyter.",
            """
            Makes C# available in Jupyter: Notebook, Lab, the console, nbconvert and VS Code.

            'install' registers the kernel 'C# (CourseKit)'. It needs Python with ipykernel, which comes with Jupyter. The kernel
            runs from where this command was built: after moving the course, install again.
            """)
        {
            Examples =
            [
                ("coursekit kernel install", "Registers the kernel for you."),
                ("coursekit convert notebooks/01-loss-functions.dib notebooks/01.ipynb", "Makes a notebook that asks for it."),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "Done."),
                (ExitCode.Failed, "Something that the kernel needs is missing."),
                (ExitCode.Usage, "The command could not be carried out as written."),
            ],
        };
        command.Subcommands.Add(Install(terminal));
        command.Subcommands.Add(Uninstall(terminal));
        command.Subcommands.Add(Serve());
        return command;
    }

    private static HelpedCommand Install(Terminal terminal)
    {
        var (user, prefix, python) = (User(), Prefix(), Python());
        return new HelpedCommand("install", "Registers the kernel with Jupyter.",
            "Registers the kernel 'C# (CourseKit)' with Jupyter, over one that is there.")
        {
            Examples =
            [
                ("coursekit kernel install", "For you, in your own folder."),
                ("coursekit kernel install --prefix /usr/local", "For everybody on this machine."),
            ],
        }
            .With("Options", user, prefix, python)
            .Does((parsed, _) =>
            {
                var found = Found(parsed.GetValue(python));
                var folder = Folder(parsed, user, prefix, found, terminal);
                JupyterKernelSpec.Write(folder, found.Program, OwnCommand());
                terminal.Out.WriteLine($"Registered '{JupyterKernelSpec.DisplayName}' in {terminal.Shown(folder)}");
                return Task.FromResult(ExitCode.Good);
            });
    }

    private static HelpedCommand Uninstall(Terminal terminal)
    {
        var (user, prefix, python) = (User(), Prefix(), Python());
        return new HelpedCommand("uninstall", "Takes the kernel out of Jupyter again.", "Takes the kernel 'C# (CourseKit)' out of Jupyter again.")
        {
            Examples = [("coursekit kernel uninstall", "")],
        }
            .With("Options", user, prefix, python)
            .Does((parsed, _) =>
            {
                var folder = parsed.GetValue(prefix) is null
                    ? Folder(parsed, user, prefix, Found(parsed.GetValue(python)), terminal)
                    : Folder(parsed, user, prefix, null, terminal);
                if (!Directory.Exists(folder))
                {
                    terminal.Out.WriteLine($"Nothing to do: the kernel is not registered in {terminal.Shown(folder)}");
                    return Task.FromResult(ExitCode.Good);
                }

                Directory.Delete(folder, recursive: true);
                terminal.Out.WriteLine($"Removed {terminal.Shown(folder)}");
                return Task.FromResult(ExitCode.Good);
            });
    }

    private static HelpedCommand Serve()
        => new HelpedCommand("serve", "Runs C# cells for a front end, as JSON lines.",
            """
            Runs C# cells for a front end: requests come as JSON lines on standard input, events go as JSON lines to standard output.
            Jupyter's wrapper starts this; nobody needs to call it by hand.
            """)
        {
            Examples = [("echo '{\"type\":\"execute\",\"id\":1,\"code\":\"1 + 2\"}' | coursekit kernel serve", "Shows 3, among the events.")],
        }
            .Does(async (_, cancellation) =>
            {
                using var input = System.Console.OpenStandardInput();
                using var output = System.Console.OpenStandardOutput();
                var history = Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "coursekit", "kernel-history.jsonl");
                var server = new KernelServer(input, output, new KernelOptions { WorkingDirectory = Environment.CurrentDirectory }, history);
                await using (server.ConfigureAwait(false))
                    await server.RunAsync(cancellation).ConfigureAwait(false);
                return ExitCode.Good;
            });

    private static Option<bool> User() => new("--user") { Description = "In your own folder (the default)." };

    private static Option<string?> Prefix() => new("--prefix") { Description = "Below this folder, in share/jupyter/kernels.", HelpName = "DIR" };

    private static Option<string?> Python()
        => new("--python") { Description = "The Python that has ipykernel; by default the first that is found.", HelpName = "PROGRAM" };

    private static JupyterPython Found(string? python)
        => JupyterKernelSpec.FindPython(python)
            ?? throw new IOException(
                (python is null ? "there is no Python that has ipykernel" : $"{python} has no ipykernel, or is no Python")
                + ": install it with 'python3 -m pip install ipykernel' (on Debian 'apt install python3-ipykernel'), or name another with --python");

    private static string Folder(ParseResult parsed, Option<bool> user, Option<string?> prefix, JupyterPython? python, Terminal terminal)
    {
        if (parsed.GetValue(prefix) is not { } below)
            return JupyterKernelSpec.Folder(python!.DataFolder);
        if (parsed.GetValue(user))
            throw new UsageException("--user and --prefix name two places: write one of them");
        return JupyterKernelSpec.Folder(Path.Combine(Path.GetFullPath(below, terminal.Folder), "share", "jupyter"));
    }

    // The program that runs now, by full paths: the kernel starts in the notebook's folder.
    private static string[] OwnCommand()
        => Environment.ProcessPath is { } program && Path.GetFileNameWithoutExtension(program) is not "dotnet"
            ? [program]
            : [Environment.ProcessPath ?? "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "CourseKit.Cli.dll")];
}
