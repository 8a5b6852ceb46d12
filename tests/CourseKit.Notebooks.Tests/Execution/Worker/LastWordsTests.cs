using System.IO.Pipelines;
using System.Text;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Notebooks.Tests.Execution.Worker;

public sealed class LastWordsTests
{
    private static readonly byte[] Mark = [.. StrayOutput.EndMark];

    [Fact]
    public void What_a_cell_has_written_is_waited_for_and_what_the_next_writes_is_its_own()
    {
        var pipe = new Pipe();
        var words = new LastWords(pipe.Reader.AsStream(), null, () => { }) { MarkPatience = TimeSpan.FromMinutes(5) };
        for (var cell = 0; cell < 20; cell++)
        {
            var text = $"cell {cell}\n";
            var writer = new Thread(() => Write(pipe, [.. Encoding.UTF8.GetBytes(text), .. Mark]));
            writer.Start();
            words.TakeUpToMark().ShouldBe(text);
            writer.Join();
        }
    }

    [Fact]
    public async Task What_came_after_the_last_mark_are_the_last_words()
    {
        var pipe = new Pipe();
        var words = new LastWords(pipe.Reader.AsStream(), null, () => { }) { MarkPatience = TimeSpan.FromMinutes(5) };
        Write(pipe, [.. "before"u8, .. Mark, .. "Stack "u8]);
        Write(pipe, [.. "overflow"u8]);
        await pipe.Writer.CompleteAsync();
        (await words.ReadToEndAsync()).ShouldBe("Stack overflow");
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public async Task More_than_may_come_is_a_flood(int length, bool isFlood)
    {
        var flooded = false;
        var words = new LastWords(new MemoryStream(new byte[length]), 1000, () => flooded = true) { MarkPatience = TimeSpan.FromMinutes(5) };
        await words.ReadToEndAsync();
        flooded.ShouldBe(isFlood);
    }

    private static void Write(Pipe pipe, byte[] bytes)
    {
        using var stream = pipe.Writer.AsStream(leaveOpen: true);
        stream.Write(bytes);
        stream.Flush();
    }
}
