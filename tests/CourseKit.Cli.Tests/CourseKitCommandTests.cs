using System.Text;

namespace CourseKit.Cli.Tests;

public sealed class CourseKitCommandTests
{
    private static readonly string[] Mistakes =
    [
        "", "rnu", "frobnicate", "data", "data lsit", "run --jbos 3", "run --jobs", "run --jobs 0", "run --jobs many",
        "run --cell-timeout -1", "run --cell-timeout 1,5", "run --timeout 0", "run --memory 1", "run --out", "run nowhere", "run text.md", "run empty", "run",
        "convert", "convert a.dib", "convert a.dib b.txt", "convert a.dib b", "convert a.txt b.dib", "convert missing.dib b.html",
        "convert a.dib a.dib", "convert a.dib no/such/b.html", "convert a.dib b.html c", "convert a.dib --exceute", "data fetch",
        "data fetch mnits", "data fetch digits", "data make mnist", "data make diggits",
        "grade", "grade a.dib", "grade a.dib empty", "grade none.dib empty --out g", "grade a.dib none --out g", "grade a.dib empty --out g --late 10",
        "grade a.dib empty --out g --late 10%/day", "grade a.dib empty --out g --due 2026-11-30T23:59", "grade a.dib empty --out g --shard 5/4",
        "grade a.dib empty --out g --layout blackboard", "grade a.dib empty --out g --pattern (", "grade a.dib empty --out g --sandbox docker",
        "grade a.dib empty --out g --layout plain --pattern (?<student>x)", "grade a.dib empty --out g --regarde", "grades", "grades mrege",
        "grades merge x", "grades set", "grades set g kim", "grades set g kim q1 5 --csv x.csv",
    ];

    [Fact]
    public async Task Every_mistake_is_one_line_that_says_what_to_do_and_exit_code_2()
    {
        var text = new StringBuilder();
        foreach (var line in Mistakes)
        {
            using var terminal = new TestTerminal();
            terminal.Write("text.md", "");
            terminal.Write("empty/x.md", "");
            terminal.WriteNotebook("a.dib", "1");
            var code = await terminal.Call(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

            code.ShouldBe(2, line);
            terminal.Out.ShouldBeEmpty(line);
            if (line is not ("" or "data" or "grades"))
                terminal.Error.ReplaceLineEndings("\n").Count(c => c == '\n').ShouldBe(1, line);
            text.Append("$ coursekit ").Append(line).Append('\n')
                .Append(terminal.Error.Replace(terminal.Root + Path.DirectorySeparatorChar, "/").Replace('\\', '/')).Append('\n');
        }

        Snapshot.ShouldMatch(text.ToString(), "mistakes");
    }

    [Theory]
    [InlineData("run notebooks/4-optimizers.dib", "there is no file or folder notebooks/4-optimizers.dib; did you mean '04-optimizers.dib'?")]
    [InlineData("run notebook", "there is no file or folder notebook; did you mean 'notebooks'?")]
    [InlineData("convert notebooks/04-optimizer.dib x.cs", "there is no file notebooks/04-optimizer.dib; did you mean '04-optimizers.dib'?")]
    [InlineData("run elsewhere/04-optimizers.dib", "there is no file or folder elsewhere/04-optimizers.dib")]
    public async Task A_file_that_is_missing_is_told_with_the_one_that_may_be_meant(string line, string message)
    {
        using var terminal = new TestTerminal();
        terminal.WriteNotebook("notebooks/04-optimizers.dib", "1");
        terminal.WriteNotebook("notebooks/05-activation-functions.dib", "1");
        (await terminal.Call(line.Split(' '))).ShouldBe(2);
        terminal.Error.Trim().ShouldBe("coursekit: " + message);
    }

    [Fact]
    public async Task A_damaged_notebook_is_named_with_its_line()
    {
        using var terminal = new TestTerminal();
        terminal.Write("a.dib", "#!meta\n\n{bad\n");
        (await terminal.Call("convert", "a.dib", "b.html")).ShouldBe(1);
        terminal.Error.ShouldStartWith("coursekit: a.dib, line 3: ");
    }

    [Fact]
    public async Task An_unexpected_fault_is_one_line_and_says_how_to_see_more()
    {
        using var terminal = new TestTerminal { Engine = new() { Site = (_, _) => throw new InvalidCastException("odd\nindeed") } };
        terminal.WriteNotebook("notebooks/1.dib", "1");
        (await terminal.Call("run")).ShouldBe(1);
        terminal.Error.Trim().ShouldBe("coursekit: unexpected InvalidCastException: odd indeed (COURSEKIT_DEBUG=1 shows where)");
    }

    [Fact]
    public async Task A_full_disk_is_told_with_what_to_do_about_it()
    {
        var fault = new IOException("No room", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);
        using var terminal = new TestTerminal { Engine = new() { Site = (_, _) => throw fault } };
        terminal.WriteNotebook("notebooks/1.dib", "1");
        (await terminal.Call("run")).ShouldBe(1);
        terminal.Error.Trim().ShouldBe(
            "coursekit: No room; make room there, or name a folder on another disk, and give the same command again: what is finished is kept");
    }
}
