namespace CourseKit.Cli.Tests.Console;

public sealed class DataDisplayTests
{
    [Fact]
    public async Task Where_nobody_watches_a_file_is_named_before_what_is_noted_of_it()
    {
        var output = new StringWriter();
        var terminal = new Terminal { Out = output, Error = output, Folder = "", Width = 80, Interactive = false };

        await DataDisplay.ShowAsync(terminal, "set", progress =>
        {
            progress.Report(new("images", 0, 10, "bytes", "the first mirror: no answer"));
            progress.Report(new("images", 5, 10, "bytes"));
            progress.Report(new("images", 5, 10, "bytes", "the second mirror: broke off"));
            progress.Report(new("labels", 9, 10, "bytes"));
            return Task.CompletedTask;
        });

        output.ToString().ReplaceLineEndings("\n").ShouldBe("images\nthe first mirror: no answer\nthe second mirror: broke off\nlabels\n");
    }
}
