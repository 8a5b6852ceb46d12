using System.Globalization;

namespace CourseKit.Grading.Judging;

/// <summary>
/// The time that a busy machine takes from a worker: a student's code must not fail because sixteen others are being graded.
/// </summary>
/// <remarks>
/// Linux counts for each thread how long it ran and how long it was ready and waited for a processor. Of a worker and what it has
/// started, the thread that waited longest counts, and nothing does once they have had the limit's worth of processor time: code
/// that crowds itself out is none the better for it. Elsewhere nothing is known, and nothing is made up for.
/// </remarks>
internal sealed class LostTime
{
    // However busy the machine is: some end there must be.
    private const int MostTimesTheLimit = 6;
    private const double TicksPerSecond = 100;
    private readonly int _process;
    private readonly Dictionary<int, double> _waitedBefore = [];
    private readonly double _usedBefore;

    /// <summary>Counts from now.</summary>
    /// <param name="process">The process that was started: the sandbox, or the worker itself.</param>
    public LostTime(int process)
    {
        _process = process;
        foreach (var member in Tree())
        {
            _usedBefore += Used(member);
            foreach (var (thread, waited) in Waited(member))
                _waitedBefore[thread] = waited;
        }
    }

    /// <summary>What was taken since: added to a time limit, it makes up for it.</summary>
    /// <param name="limit">The limit.</param>
    public TimeSpan Since(TimeSpan limit)
    {
        var (used, waited) = (-_usedBefore, 0.0);
        foreach (var member in Tree())
        {
            used += Used(member);
            foreach (var (thread, total) in Waited(member))
                waited = Math.Max(waited, total - _waitedBefore.GetValueOrDefault(thread));
        }

        return used >= limit.TotalSeconds
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(waited, (MostTimesTheLimit - 1) * limit.TotalSeconds));
    }

    private List<int> Tree()
    {
        var found = new List<int>();
        if (!OperatingSystem.IsLinux())
            return found;
        found.Add(_process);
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var thread in Threads(found[i]))
                found.AddRange(Numbers(Read(Invariant($"/proc/{found[i]}/task/{thread}/children"))).Select(child => (int)child));
        }

        return found;
    }

    private static List<int> Threads(int member)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(Invariant($"/proc/{member}/task")).Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return [];
        }
    }

    // Nanoseconds run, nanoseconds waited, turns.
    private static IEnumerable<(int Thread, double Seconds)> Waited(int member)
        => Threads(member).Select(thread => (thread, Numbers(Read(Invariant($"/proc/{member}/task/{thread}/schedstat"))).ElementAtOrDefault(1) / 1e9));

    // User and system time, its own and that of children it has waited for, also of threads that are gone: behind the name, which may hold blanks.
    private static double Used(int member)
    {
        var stat = Read(Invariant($"/proc/{member}/stat"));
        return Numbers(stat[(stat.LastIndexOf(')') + 1)..].TrimStart().TrimStart('R', 'S', 'D', 'Z', 'T', 't', 'X', 'I')).Skip(10).Take(4).Sum() / TicksPerSecond;
    }

    private static IEnumerable<double> Numbers(string text)
        => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : 0);

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
