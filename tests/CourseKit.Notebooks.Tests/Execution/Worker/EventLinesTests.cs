using System.Text;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Notebooks.Tests.Execution.Worker;

public sealed class EventLinesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(5000)]
    [InlineData(1 << 20)]
    public async Task Lines_come_whole_however_the_stream_is_cut(int piece)
    {
        // Some just as long as what is kept at first, or half of that; the last has no end.
        string[] lines = [.. new[] { 0, 3, 8192, 8193, 16_383, 16_384, 1, 40_000, 0 }.Select((length, n) => new string((char)('a' + n), length))];
        var read = new EventLines(new Slow(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\nrest"), piece), null);

        foreach (var line in lines)
            Encoding.UTF8.GetString((await read.ReadAsync())!.Value.Span).ShouldBe(line);
        (await read.ReadAsync()).HasValue.ShouldBeFalse("a message that was cut off is none");
    }

    [Fact]
    public async Task More_than_may_come_is_a_flood_even_without_a_line()
    {
        var all = new EventLines(new Slow(new byte[1000], 100), 1000);
        (await all.ReadAsync()).HasValue.ShouldBeFalse();
        var more = new EventLines(new Slow(new byte[1001], 100), 1000);
        await Should.ThrowAsync<FloodException>(more.ReadAsync);
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Slow(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
