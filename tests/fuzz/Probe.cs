using System.Globalization;

namespace CourseKit.Fuzz;

/// <summary>Reads one input and judges what happened: the oracles of the campaign.</summary>
/// <remarks>
/// An input is read or is refused by the reader's own located error, in one line of printable text; twice the same; within
/// the memory that the reader may take, and within a time that grows with the length only.
/// </remarks>
internal sealed class Probe(FuzzedReader reader)
{
    private const int LongestMessage = 2_000;

    /// <summary>How many inputs were read, not refused.</summary>
    public int Accepted { get; private set; }

    /// <summary>The most bytes allocated for one byte of an input, above what any input may take.</summary>
    public double MostPerByte { get; private set; }

    /// <summary>The longest time for an input.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>What is wrong with the way an input is read; null if nothing is.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isTimed">Whether time counts; not where many tests share a machine.</param>
    public Finding? Try(byte[] input, bool isTimed = true)
    {
        var (first, took, allocated) = Measured(input);
        if (first.Finding is not null)
            return first.Finding;
        Accepted += first.IsRead ? 1 : 0;
        Longest = took > Longest ? took : Longest;
        MostPerByte = Math.Max(MostPerByte, (allocated - (1 << 20)) / (double)(input.Length + 1));
        // Whatever is made once for all inputs (types, caches, patterns) is not the input's: a second reading has to pay it no more.
        var (second, again, allocatedAgain) = Measured(input);
        if (second.Said != first.Said)
            return new("read twice, not the same", input, first.Said + "\n" + second.Said);
        if (Math.Min(allocated, allocatedAgain) > reader.MayAllocate(input.Length))
            return new("too much memory", input, string.Create(CultureInfo.InvariantCulture, $"{Math.Min(allocated, allocatedAgain)} bytes allocated for {input.Length}, wanted at most {reader.MayAllocate(input.Length)}"));
        if (isTimed && Shorter(took, again) > MayTake(input) && Shorter(Measured(input).Took, Measured(input).Took) is var still && still > MayTake(input))
            return new("too slow", input, string.Create(CultureInfo.InvariantCulture, $"{still.TotalMilliseconds:F0} ms for {input.Length} bytes"));
        return null;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan MayTake(byte[] input) => TimeSpan.FromMilliseconds(100 + (input.Length * 0.005));

    private ((string Said, bool IsRead, Finding? Finding) Result, TimeSpan Took, long Allocated) Measured(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        // The processor's time, not the clock's: a campaign often shares its core.
        var start = Environment.CpuUsage.TotalTime;
        var result = Read(input);
        return (result, Environment.CpuUsage.TotalTime - start, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private (string Said, bool IsRead, Finding? Finding) Read(byte[] input)
    {
        try
        {
            return (reader.Read(input), true, null);
        }
        catch (BrokenPromiseException broken)
        {
            return ("", false, new(broken.Message, input, broken.Message));
        }
        catch (Exception fault) when (!reader.IsLocated(fault))
        {
            return ("", false, new($"{fault.GetType().Name} {Frame(fault)}", input, fault.ToString()));
        }
        catch (Exception fault)
        {
            var wrong = fault.Message.Length > LongestMessage ? "a message too long"
                : fault.Message.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0 || fault.Message.Any(c => c is >= '\x7f' and < '\xa0') ? "control characters in a message"
                : null;
            return wrong is null ? (fault.Message, false, null) : ("", false, new($"{wrong} {Frame(fault)}", input, fault.ToString()));
        }
    }

    // The first frame of our own code tells causes apart.
    private static string Frame(Exception fault)
        => (fault.StackTrace ?? "").Split('\n').FirstOrDefault(line => line.Contains(" CourseKit.", StringComparison.Ordinal)) is { } line
            ? line.Trim().Split('(')[0].Replace("at CourseKit.", "", StringComparison.Ordinal)
            : "outside";
}
