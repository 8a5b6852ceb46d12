using System.Text.RegularExpressions;
using CourseKit.Data.Fetching;
using CourseKit.Data.Generation;

namespace CourseKit.Data;

/// <summary>The table of data sets: a new one is a row here and a card in its folder.</summary>
internal static partial class DataSets
{
    public static IReadOnlyList<DataSet> All { get; } =
    [
        new("digits", "12,000 handwriting-like digits of our own, 28 × 28 grey (10,000 to train, 2,000 to test)",
            CardSums("digits"), Make: DigitFiles.Make),
        new("health", "health table: height, weight, blood pressure, sex, constitution; at risk or not",
            CardSums("health"), Make: progress => Whole("health.csv", TableMaker.Health(), TableMaker.People, progress)),
        new("houses", "house prices: rooms, floor area, type, distance to the station",
            CardSums("houses"), Make: progress => Whole("houses.csv", TableMaker.HousePrices(), TableMaker.Houses, progress)),
        new("mnist", "MNIST: 70,000 handwritten digits, 28 × 28 grey (LeCun, Cortes, Burges); 11.6 MB",
            MnistFiles.Sums, Fetch: () => MnistFiles.All),
    ];

    public static DataSet Named(string name)
        => All.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.Ordinal))
            ?? throw new ArgumentException($"no data set '{name}': wanted one of {string.Join(", ", All.Select(set => set.Name))}", nameof(name));

    /// <summary>The set's card, as it lies in data/NAME/README.md; null for a set without one.</summary>
    public static string? Card(string name)
    {
        using var stream = typeof(DataSets).Assembly.GetManifestResourceStream($"cards/{name}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The checksums that the card states, so that they stand in one place.</summary>
    private static Dictionary<string, string> CardSums(string name)
        => SumLine().Matches(Card(name) ?? "").ToDictionary(
            match => match.Groups["file"].Value, match => match.Groups["sum"].Value, StringComparer.Ordinal);

    private static IEnumerable<(string Name, byte[] Content)> Whole(string file, byte[] content, int rows, Action<DataProgress> progress)
    {
        progress(new DataProgress(file, rows, rows, "rows"));
        yield return (file, content);
    }

    [GeneratedRegex(@"^\s*(?<sum>[0-9a-f]{64})  (?<file>\S+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SumLine();
}
