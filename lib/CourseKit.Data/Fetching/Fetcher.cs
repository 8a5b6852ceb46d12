using System.Security.Cryptography;

namespace CourseKit.Data.Fetching;

/// <summary>Downloads files from mirrors: resumes, checks, and turns to the next mirror when one fails.</summary>
internal sealed class Fetcher : IDisposable
{
    private readonly FetchSettings _settings;
    private readonly HttpClient _client;

    public Fetcher(FetchSettings settings)
    {
        _settings = settings;
        _client = new HttpClient(new SocketsHttpHandler
        {
            MaxAutomaticRedirections = 5,
            AutomaticDecompression = System.Net.DecompressionMethods.None, // the checksum is of the file as it lies there
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // a slow line is no fault; a silent one is, see Mirror
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("CourseKit/1.0");
    }

    public async Task FetchAsync(
        IReadOnlyList<RemoteFile> files, string folder, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var total = files.Sum(file => file.Length);
            var before = 0L;
            foreach (var file in files)
            {
                var start = before;
                await FetchFileAsync(
                    file, folder, (done, note) => progress?.Report(new DataProgress(file.Name, start + done, total, "bytes", note)), cancellation);
                before += file.Length;
                progress?.Report(new DataProgress(file.Name, before, total, "bytes"));
            }
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new DataFetchException($"{folder} can't be written ({fault.Message}); choose a folder that can", fault);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task FetchFileAsync(RemoteFile file, string folder, Action<long, string?> report, CancellationToken cancellation)
    {
        var target = Path.Combine(folder, file.Name);
        if (await IsThereAsync(target, file, cancellation))
            return;
        using var part = PartFile.Open(target);
        if (part.Length >= file.Length)
        {
            // Ended between the last byte and the renaming, or grown from something else.
            if (part.Length == file.Length && part.TryFinish(file.Sha256))
                return;
            part.StartAgain();
        }

        var failures = new List<string>();
        Exception? last = null;
        foreach (var folderAddress in file.Mirrors)
        {
            var mirror = new Mirror(_client, _settings, new Uri(folderAddress, file.Name), file);
            try
            {
                if (await TakeFromAsync(mirror, part, file, report, cancellation))
                    return;
                failures.Add($"{mirror.Address}: sent something else, its SHA-256 is not {file.Sha256}");
            }
            catch (MirrorException fault)
            {
                failures.Add($"{mirror.Address}: {fault.Message}");
                last = fault;
            }

            report(part.Length, failures[^1]);
        }

        var kept = part.Length > 0 ? $"; {part.Length} of {file.Length} bytes are kept: run the same command to go on" : $"; check the network and run the same command again, or bring the files of the set and put them into {folder}";
        throw new DataFetchException($"{file.Name}: no mirror gave it ({string.Join("; ", failures)}){kept}", last);
    }

    /// <summary>Takes the rest of a file from one mirror, resuming while it makes headway.</summary>
    /// <returns>False when all came but is not what it should be; the part is empty then.</returns>
    private async Task<bool> TakeFromAsync(
        Mirror mirror, PartFile part, RemoteFile file, Action<long, string?> report, CancellationToken cancellation)
    {
        var resumptions = 0;
        var mixed = part.Length > 0;
        while (true)
        {
            var before = part.Length;
            try
            {
                await mirror.TakeAsync(part, done => report(done, null), cancellation);
            }
            catch (MirrorException fault) when (fault.MayResume && part.Length > before && resumptions < _settings.Resumptions)
            {
                resumptions++;
                report(part.Length, $"{mirror.Address}: {fault.Message}; asking for the rest");
                continue;
            }

            if (part.TryFinish(file.Sha256))
                return true;
            part.StartAgain();
            if (!mixed)
                return false;
            // Bytes from elsewhere may have been the wrong ones: this mirror deserves a try of its own.
            mixed = false;
        }
    }

    private static async Task<bool> IsThereAsync(string target, RemoteFile file, CancellationToken cancellation)
    {
        if (!File.Exists(target) || new FileInfo(target).Length != file.Length)
            return false;
        var stream = File.OpenRead(target);
        await using (stream)
            return string.Equals(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)), file.Sha256, StringComparison.Ordinal);
    }
}
