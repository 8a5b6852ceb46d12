using System.CommandLine;
using CourseKit.Data;
using CourseKit.Notebooks;

namespace CourseKit.Cli;

/// <summary><c>coursekit data</c>.</summary>
internal static class DataCommand
{
    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var command = new HelpedCommand("data", "Lists, makes and fetches the course's data sets.",
            """
            Lists, makes and fetches the course's data sets.

            They lie in the folder 'data' of the course, or in the one that the environment variable COURSEKIT_DATA names. Each
            file is checked against a known SHA-256.
            """)
        {
            Examples =
            [
                ("coursekit data list", "What there is, and what of it is here."),
                ("coursekit data fetch mnist", "Downloads MNIST; notebooks then use it instead of the course's own digits."),
                ("coursekit data make digits", "Makes the course's digits again, bit for bit."),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "Done."),
                (ExitCode.Failed, "A set could not be made or fetched."),
                (ExitCode.Usage, "The command could not be carried out as written."),
                (ExitCode.Interrupted, "Stopped by Ctrl-C; what was downloaded is kept, and fetching goes on from there."),
            ],
        };
        command.Subcommands.Add(List(terminal));
        command.Subcommands.Add(Fetch(terminal));
        command.Subcommands.Add(Make(terminal));
        return command;
    }

    private static HelpedCommand List(Terminal terminal)
        => new HelpedCommand("list", "Shows the data sets, and what of them is here.",
            "Shows the data sets, what of them is here, their size on the disk and where they come from.")
        {
            Examples = [("coursekit data list", "")],
        }
            .Does((_, _) =>
            {
                new DataTable(terminal).Write(DataCatalog.List());
                return Task.FromResult(ExitCode.Good);
            });

    private static HelpedCommand Fetch(Terminal terminal)
    {
        var names = Names("The data sets to fetch, such as mnist.");
        return new HelpedCommand("fetch", "Downloads data sets.",
            """
            Downloads data sets from their public mirrors. What breaks off goes on where it stopped, and a file appears only when
            its SHA-256 is right.
            """)
        {
            Examples = [("coursekit data fetch mnist", "Downloads the 70,000 digit images of MNIST, 11.6 MB.")],
        }
            .With(names)
            .Does(async (parsed, cancellation) =>
            {
                foreach (var set in Find(parsed.GetValue(names)!, set => set.CanBeFetched, "fetched"))
                {
                    await DataDisplay.ShowAsync(terminal, set.Name, progress => DataCatalog.FetchAsync(set.Name, null, progress, cancellation))
                        .ConfigureAwait(false);
                    terminal.Out.WriteLine($"Fetched {set.Name} into {terminal.Shown(set.Location)}");
                }

                return ExitCode.Good;
            });
    }

    private static HelpedCommand Make(Terminal terminal)
    {
        var names = Names("The data sets to make; without any, all that can be made.", 0);
        return new HelpedCommand("make", "Makes the course's own data sets again, bit for bit.",
            "Makes the course's own data sets. They come out the same on every machine; one that does not match its checksum is not written.")
        {
            Examples =
            [
                ("coursekit data make", "Makes all of the course's own sets."),
                ("coursekit data make digits", "Makes one."),
            ],
        }
            .With(names)
            .Does(async (parsed, cancellation) =>
            {
                foreach (var set in Find(parsed.GetValue(names) ?? [], set => set.CanBeMade, "made"))
                {
                    await DataDisplay.ShowAsync(terminal, set.Name,
                        progress => Task.Run(() => DataCatalog.Make(set.Name, null, progress, cancellation), cancellation)).ConfigureAwait(false);
                    terminal.Out.WriteLine($"Made {set.Name} in {terminal.Shown(set.Location)}; its checksums are right");
                }

                return ExitCode.Good;
            });
    }

    private static Argument<string[]> Names(string description, int least = 1)
        => new("NAME") { Description = description, Arity = new ArgumentArity(least, 100) };

    private static List<DataSetInfo> Find(string[] names, Func<DataSetInfo, bool> can, string verb)
    {
        var able = DataCatalog.List().Where(can).ToList();
        var known = string.Join(", ", able.Select(set => set.Name));
        return names.Length == 0
            ? able
            : [.. names.Distinct(StringComparer.Ordinal).Select(name => able.FirstOrDefault(set => set.Name == name)
                ?? throw new UsageException(
                    $"there is no data set '{name}' that can be {verb}; "
                    + (Suggestion.For(name, able.Select(set => set.Name)) is { } meant ? $"did you mean '{meant}'?" : $"there is {known}")))];
    }
}
