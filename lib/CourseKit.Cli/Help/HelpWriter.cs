using System.CommandLine;
using System.Globalization;

namespace CourseKit.Cli;

/// <summary>Writes the help of a command as a person would.</summary>
internal sealed class HelpWriter(TextWriter output, int width)
{
    private readonly int _width = Math.Clamp(width, 40, 100);

    /// <summary>Writes the help of a command.</summary>
    public void Write(Command command)
    {
        var path = PathOf(command);
        var helped = command as HelpedCommand;
        output.WriteLine("Usage: " + path + UsageOf(command));
        output.WriteLine();
        Paragraphs(helped?.About ?? command.Description ?? "");

        if (command.Arguments.Count > 0)
            Table("Arguments", command.Arguments.Select(a => (NameOf(a), a.Description ?? "")));
        foreach (var group in helped?.Groups ?? [])
            Table(group.Heading, group.Options.Select(o => (NameOf(o), o.Description ?? "")));
        if (command.Subcommands.Count > 0)
        {
            Table("Commands", command.Subcommands.Select(c => (c.Name, c.Description ?? "")));
            output.WriteLine();
            Wrap($"'{path} COMMAND --help' explains one of them.", 0);
        }

        if (command is RootCommand)
        {
            Table("Options", [("-h, --help", "Explains a command."), ("--version", "Shows the version.")]);
            Heading("Examples");
            output.WriteLine("  coursekit run");
            Wrap("Runs the course and writes it as a site.", 6);
            output.WriteLine("  dotnet run --project lib/CourseKit.Cli -c Release -- run");
            Wrap("The same from the sources, building first what has changed.", 6);
            Table("Exit codes",
            [
                ("0", "All went well."), ("1", "The work was done and something in it failed."),
                ("2", "The command could not be carried out as written."), ("130", "Stopped by Ctrl-C."),
            ]);
        }

        if (helped?.Examples is { Count: > 0 } examples)
        {
            Heading("Examples");
            foreach (var (line, does) in examples)
            {
                output.WriteLine("  " + line);
                if (does.Length > 0)
                    Wrap(does, 6);
            }

            output.WriteLine();
            // A line to copy is never broken.
            output.WriteLine("From the sources, in the course's folder, 'coursekit' is");
            output.WriteLine("  dotnet run --project lib/CourseKit.Cli -c Release --");
        }

        if (helped?.ExitCodes is { Count: > 0 } codes)
            Table("Exit codes", codes.Select(c => (c.Code.ToString(CultureInfo.InvariantCulture), c.Means)));
    }

    /// <summary>The words with which a command is called.</summary>
    internal static string PathOf(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? "coursekit" : PathOf(parent) + " " + command.Name;
    }

    private static string UsageOf(Command command)
        => string.Concat(command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{NameOf(a)}]" : " " + NameOf(a)))
            + (command.Subcommands.Count > 0 ? " COMMAND" : "")
            + (command is HelpedCommand { Groups.Count: > 0 } ? " [OPTIONS]" : "");

    private static string NameOf(Argument argument)
        => (argument.HelpName ?? argument.Name) + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");

    private static string NameOf(Option option)
        => string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Append(option.Name))
            + (option.HelpName is null ? "" : " " + option.HelpName);

    private void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text + ":");
    }

    private void Table(string heading, IEnumerable<(string Name, string Text)> rows)
    {
        Heading(heading);
        var all = rows.ToList();
        var column = all.Max(row => row.Name.Length) + 4;
        foreach (var (name, text) in all)
        {
            // In a narrow window the explanation stands below the name.
            if (column > _width / 2)
            {
                output.WriteLine("  " + name);
                Wrap(text, 6);
            }
            else
            {
                output.Write(("  " + name).PadRight(column));
                Wrap(text, column, begun: true);
            }
        }
    }

    private void Paragraphs(string text)
    {
        foreach (var (i, paragraph) in text.Split("\n\n").Index())
        {
            if (i > 0)
                output.WriteLine();
            Wrap(paragraph.Replace('\n', ' '), 0);
        }
    }

    private void Wrap(string text, int indent, bool begun = false)
    {
        var margin = new string(' ', indent);
        foreach (var (i, line) in TextWrap.Lines(text, _width - indent).Index())
            output.WriteLine(((begun && i == 0 ? "" : margin) + line).TrimEnd());
    }
}
