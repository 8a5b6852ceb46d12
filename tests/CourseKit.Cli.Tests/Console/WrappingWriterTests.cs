namespace CourseKit.Cli.Tests.Console;

public sealed class WrappingWriterTests
{
    [Fact]
    public void A_long_message_breaks_between_words()
        => Written("coursekit: NAME is missing; 'coursekit data fetch --help' shows what can be written")
            .ShouldBe("coursekit: NAME is missing; 'coursekit\ndata fetch --help' shows what can be\nwritten\n");

    [Fact]
    public void What_fits_stays_as_it_was_with_its_spaces()
        => Written("  a   b\n\nc").ShouldBe("  a   b\n\nc\n");

    [Fact]
    public void The_lines_of_an_indented_message_are_all_indented()
        => Written("    " + string.Concat(Enumerable.Repeat("word ", 9)))
            .ShouldBe("    word word word word word word word\n    word word\n");

    [Fact]
    public void A_word_longer_than_the_window_is_left_to_the_window()
        => Written("see " + new string('/', 50)).ShouldBe($"see\n{new string('/', 50)}\n");

    private static string Written(string message)
    {
        using var plain = new StringWriter { NewLine = "\n" };
        using var wrapping = new WrappingWriter(plain, 40);
        wrapping.WriteLine(message);
        return plain.ToString();
    }
}
