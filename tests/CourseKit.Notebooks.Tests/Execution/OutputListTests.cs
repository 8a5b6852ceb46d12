using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

public sealed class OutputListTests
{
    [Fact]
    public void Pieces_of_a_stream_are_joined_until_something_else_comes()
    {
        var list = new OutputList();
        list.Add(new StreamOutput("stdout", "a"));
        list.Add(new StreamOutput("stdout", "b"));
        list.ToList().ShouldBe([new StreamOutput("stdout", "ab")]);
        list.Add(new StreamOutput("stderr", "c"));
        list.Add(new StreamOutput("stdout", "d"));
        list.ToList().ShouldBe([new StreamOutput("stdout", "ab"), new StreamOutput("stderr", "c"), new StreamOutput("stdout", "d")]);
    }

    [Fact]
    public void An_updated_display_stays_in_its_place()
    {
        var list = new OutputList();
        list.Add(Shown("1", "x"));
        list.Add(new StreamOutput("stdout", "a"));
        list.Add(Shown("2", "x"));
        list.Add(Shown("3", "y"));
        list.Add(Shown("4", null));
        list.Add(Shown("5", null));
        list.ToList().Select(o => o is DisplayOutput d ? d.Data[MimeTypes.Text] : "a").ShouldBe(["2", "a", "3", "4", "5"]);
    }

    private static DisplayOutput Shown(string text, string? id) => new(new Dictionary<string, string> { [MimeTypes.Text] = text }, DisplayId: id);
}
