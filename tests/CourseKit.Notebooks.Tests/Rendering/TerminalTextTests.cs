using CourseKit.Notebooks.Rendering;

namespace CourseKit.Notebooks.Tests.Rendering;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain < text", "plain < text")]
    [InlineData("\u001b[31;1mred\u001b[0m", "red")]
    [InlineData("\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007", "link")]
    [InlineData("10 %\r50 %\r100 %\ndone", "100 %\ndone")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("tab\tstays, bell\u0007 goes", "tab\tstays, bell goes")]
    public void A_terminal_s_signs_become_plain_text(string written, string shown) => TerminalText.Plain(written).ShouldBe(shown);
}
