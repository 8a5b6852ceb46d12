using System.Globalization;
using CourseKit.Data.Fetching;

namespace CourseKit.Faults;

/// <summary>Downloads files as <c>coursekit data fetch</c> does, by the same class; MNIST itself is not ours to ship with a test.</summary>
internal static class FetchWork
{
    /// <summary>Downloads.</summary>
    /// <param name="list">A file: a line «name length sha256» for each file.</param>
    /// <param name="mirror">Where they are.</param>
    /// <param name="folder">Where they go.</param>
    public static void Do(string list, string mirror, string folder)
    {
        RemoteFile[] files = [.. File.ReadAllLines(list).Select(line => line.Split(' '))
            .Select(part => new RemoteFile(part[0], long.Parse(part[1], CultureInfo.InvariantCulture), part[2], [new Uri(mirror)]))];
        using var fetcher = new Fetcher(FetchSettings.Default);
        Console.WriteLine("begun");
        fetcher.FetchAsync(files, folder, progress: null, CancellationToken.None).GetAwaiter().GetResult();
    }
}
