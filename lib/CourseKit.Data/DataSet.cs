using CourseKit.Data.Fetching;

namespace CourseKit.Data;

/// <summary>A row of the table of data sets.</summary>
/// <param name="Name">Short name and folder.</param>
/// <param name="Description">One line.</param>
/// <param name="Sums">SHA-256 (lower-case hexadecimal) of each of its files.</param>
/// <param name="Make">Makes its files, in memory; null if it can't be made.</param>
/// <param name="Fetch">What to download; null if it can't be fetched.</param>
internal sealed record DataSet(
    string Name,
    string Description,
    IReadOnlyDictionary<string, string> Sums,
    Func<Action<DataProgress>, IEnumerable<(string Name, byte[] Content)>>? Make = null,
    Func<IReadOnlyList<RemoteFile>>? Fetch = null);
