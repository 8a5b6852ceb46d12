using System.CommandLine;
using CourseKit.Notebooks;

namespace CourseKit.Cli.Tests.Help;

public sealed class HelpTests
{
    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help-run", "run", "--help")]
    [InlineData("help-convert", "convert", "--help")]
    [InlineData("help-data", "data", "-h")]
    [InlineData("help-data-list", "data", "list", "--help")]
    [InlineData("help-data-fetch", "data", "fetch", "--help")]
    [InlineData("help-data-make", "data", "make", "--help")]
    [InlineData("help-kernel", "kernel", "--help")]
    [InlineData("help-kernel-install", "kernel", "install", "--help")]
    [InlineData("help-kernel-uninstall", "kernel", "uninstall", "--help")]
    [InlineData("help-kernel-serve", "kernel", "serve", "--help")]
    [InlineData("help-assignment", "assignment", "--help")]
    [InlineData("help-assignment-release", "assignment", "release", "--help")]
    [InlineData("help-assignment-validate", "assignment", "validate", "--help")]
    [InlineData("help-grade", "grade", "--help")]
    [InlineData("help-grades", "grades", "--help")]
    [InlineData("help-grades-merge", "grades", "merge", "--help")]
    [InlineData("help-grades-set", "grades", "set", "--help")]
    [InlineData("help-grades-report", "grades", "report", "--help")]
    [InlineData("help-assignment-similar", "assignment", "similar", "--help")]
    [InlineData("version", "--version")]
    public async Task Each_command_explains_itself(string snapshot, params string[] line)
    {
        using var terminal = new TestTerminal();
        (await terminal.Call(line)).ShouldBe(0);
        terminal.Error.ShouldBeEmpty();
        Snapshot.ShouldMatch(terminal.Out, snapshot);
    }

    [Fact]
    public async Task In_a_narrow_window_no_line_of_the_help_is_too_long()
    {
        using var terminal = new TestTerminal { Width = 60 };
        await terminal.Call("run", "--help");
        terminal.Out.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 60 && !line.Contains("coursekit run ")).ShouldBeEmpty();
        Snapshot.ShouldMatch(terminal.Out, "help-run-narrow");
    }

    [Theory]
    [InlineData("data", "path")]
    [InlineData("kernel", "instal")]
    public async Task Help_on_a_command_that_there_is_not_says_so(string group, string word)
    {
        using var terminal = new TestTerminal();
        (await terminal.Call(group, word, "--help")).ShouldBe(2);
        terminal.Out.ShouldBeEmpty();
        terminal.Error.ShouldStartWith($"coursekit: there is no command '{word}' in 'coursekit {group}'; ");
    }

    [Fact]
    public void No_line_of_any_help_is_longer_than_a_usual_window()
    {
        using var terminal = new TestTerminal();
        foreach (var command in All(CourseKitCommand.Root(new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, Folder = terminal.Folder }, terminal.Engine)))
        {
            using var help = new StringWriter();
            new HelpWriter(help, 80).Write(command);
            help.ToString().ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 80).ShouldBeEmpty(command.Name);
        }

        static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
    }

    [Theory]
    [InlineData("rnu", "run")]
    [InlineData("convrt", "convert")]
    [InlineData("dta", "data")]
    [InlineData("assignment", null)]
    [InlineData("x", null)]
    public void A_slip_is_recognized_and_another_word_is_not(string word, string? meant)
        => Suggestion.For(word, ["run", "convert", "data"]).ShouldBe(meant);

    [Theory]
    [InlineData("run", "run", 0)]
    [InlineData("rnu", "run", 1)]
    [InlineData("", "run", 3)]
    [InlineData("data", "date", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_single_slips(string a, string b, int distance)
        => Suggestion.Distance(a, b).ShouldBe(distance);
}
