using System.Security.Cryptography;
using System.Text;
using CourseKit.Data.Fetching;
using CourseKit.Data.Files;

namespace CourseKit.Data;

/// <summary>The course's data sets: what there is, making those of our own, fetching the others.</summary>
public static class DataCatalog
{
    /// <summary>All data sets and what is there of them.</summary>
    /// <param name="folder">The data folder; null: <see cref="DataFolder.Default()"/>.</param>
    public static IReadOnlyList<DataSetInfo> List(string? folder = null)
    {
        var data = folder ?? DataFolder.Default();
        return [.. DataSets.All.Select(set =>
        {
            var location = Path.Combine(data, set.Name);
            return new DataSetInfo(set.Name, set.Description, location, StateOf(set, location), set.Make is not null, set.Fetch is not null);
        })];
    }

    /// <summary>Makes a data set of our own: the same bytes on every machine.</summary>
    /// <param name="name">digits, health or houses.</param>
    /// <param name="folder">The data folder; null: <see cref="DataFolder.Default()"/>.</param>
    /// <param name="progress">Told how far it is, from any thread.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="ArgumentException">There is no such set, or it can't be made.</exception>
    /// <exception cref="InvalidDataException">What came out differs from the set's checksum; nothing was written.</exception>
    public static void Make(string name, string? folder = null, IProgress<DataProgress>? progress = null, CancellationToken cancellation = default)
    {
        var set = DataSets.Named(name);
        if (set.Make is null)
            throw new ArgumentException($"data set '{name}' can't be made; fetch it with: coursekit data fetch {name}", nameof(name));
        var location = Path.Combine(folder ?? DataFolder.Default(), name);
        var files = new List<(string Name, byte[] Content)>();
        foreach (var (file, content) in set.Make(step => progress?.Report(step)))
        {
            cancellation.ThrowIfCancellationRequested();
            var sum = Convert.ToHexStringLower(SHA256.HashData(content));
            if (set.Sums.TryGetValue(file, out var wanted) && !string.Equals(sum, wanted, StringComparison.Ordinal))
                throw new InvalidDataException($"{file}: made with SHA-256 {sum}, the card of {name} says {wanted}; nothing was written. Arithmetic on this machine differs, or the generator was changed without its card: please report it");
            files.Add((file, content));
        }

        foreach (var (file, content) in files)
            AtomicFile.Write(Path.Combine(location, file), content);
        var card = Path.Combine(location, "README.md");
        if (!File.Exists(card) && DataSets.Card(name) is { } text)
            AtomicFile.Write(card, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>
    /// Downloads a data set from the first of its mirrors that gives it whole and true. What broke off goes on where it
    /// stopped, this time or the next; a file appears under its name only when its checksum is right.
    /// </summary>
    /// <param name="name">mnist.</param>
    /// <param name="folder">The data folder; null: <see cref="DataFolder.Default()"/>.</param>
    /// <param name="progress">Told how far it is, and of mirrors that fail.</param>
    /// <param name="cancellation">Stops at once; what has come is kept for the next time.</param>
    /// <exception cref="ArgumentException">There is no such set, or it can't be fetched.</exception>
    /// <exception cref="DataFetchException">No mirror gave a file; says why, mirror by mirror.</exception>
    public static async Task FetchAsync(
        string name, string? folder = null, IProgress<DataProgress>? progress = null, CancellationToken cancellation = default)
    {
        var set = DataSets.Named(name);
        if (set.Fetch is null)
            throw new ArgumentException($"data set '{name}' can't be fetched; make it with: coursekit data make {name}", nameof(name));
        using var fetcher = new Fetcher(FetchSettings.Default);
        await fetcher.FetchAsync(set.Fetch(), Path.Combine(folder ?? DataFolder.Default(), name), progress, cancellation);
    }

    private static DataSetState StateOf(DataSet set, string location)
    {
        var present = set.Sums.Keys.Count(file => File.Exists(Path.Combine(location, file)));
        if (present < set.Sums.Count || present == 0)
            return present == 0 ? DataSetState.Absent : DataSetState.Partial;
        return set.Sums.All(file => Matches(Path.Combine(location, file.Key), file.Value)) ? DataSetState.Present : DataSetState.Altered;
    }

    private static bool Matches(string path, string sum)
    {
        using var file = File.OpenRead(path);
        return string.Equals(Convert.ToHexStringLower(SHA256.HashData(file)), sum, StringComparison.Ordinal);
    }
}
