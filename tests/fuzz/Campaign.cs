using System.Diagnostics;
using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Fuzz;

/// <summary>Many inputs for one reader, each from the seed and its number: a finding can be made again by these two.</summary>
/// <param name="reader">The reader.</param>
/// <param name="seed">The seed.</param>
internal sealed class Campaign(FuzzedReader reader, long seed)
{
    private const int MostFindings = 20;

    // Long inputs show what time and memory grow with; as parts of others they would only cost time.
    private const int LongestSpliced = 1 << 14;

    private readonly Mutation _mutation = new(reader, [.. Corpus.Of(reader.Name).Select(kept => kept.Input).Where(input => input.Length <= LongestSpliced)]);
    private long _since = long.MaxValue;
    private byte[] _current = [];

    /// <summary>How inputs were taken, in numbers.</summary>
    public Probe Probe { get; } = new(reader);

    /// <summary>The input of a number.</summary>
    public byte[] Input(long number) => _mutation.Next(new RandomStream(unchecked((seed * 6364136223846793005L) + number)));

    /// <summary>Reads inputs 0 to count − 1; stops early at <see cref="MostFindings"/> different findings.</summary>
    /// <returns>One finding of each kind, as short as it could be made.</returns>
    public IReadOnlyList<Finding> Run(long count, bool isTimed)
    {
        var findings = new Dictionary<string, Finding>(StringComparer.Ordinal);
        using var watch = new Timer(_ => Watch(), null, isTimed ? TimeSpan.FromSeconds(1) : Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(1));
        for (var number = 0L; number < count && findings.Count < MostFindings; number++)
        {
            _current = Input(number);
            Volatile.Write(ref _since, Stopwatch.GetTimestamp());
            if (Probe.Try(_current, isTimed) is not { } finding || findings.ContainsKey(finding.Kind))
                continue;
            Volatile.Write(ref _since, long.MaxValue);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader.Name}: input {number}: {finding.Kind}; making it shorter …"));
            findings.Add(finding.Kind, finding.Kind == "too slow" ? finding : Minimizer.Shorten(finding, shorter => Probe.Try(shorter, isTimed: false)));
        }

        Volatile.Write(ref _since, long.MaxValue);
        return [.. findings.Values];
    }

    // A thread cannot be stopped from outside: the input is kept, and the program ends.
    private void Watch()
    {
        var since = Volatile.Read(ref _since);
        if (since == long.MaxValue || Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30))
            return;
        var path = Corpus.Keep(reader.Name, new Finding("hang", _current, ""));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader.Name}: an input of {_current.Length} bytes takes longer than 30 s; kept as {path}"));
        Environment.Exit(3);
    }
}
