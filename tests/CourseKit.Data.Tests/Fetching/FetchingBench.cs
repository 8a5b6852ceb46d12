using System.Security.Cryptography;
using CourseKit.Data.Fetching;

namespace CourseKit.Data.Tests.Fetching;

/// <summary>A folder, a clock that the test turns, and a file whose truth is known, for fetching from a server that misbehaves.</summary>
public abstract class FetchingBench : IDisposable
{
    protected static readonly byte[] Truth = [.. Enumerable.Range(0, 1000).Select(k => (byte)((k * k) >> 3))];
    protected static readonly byte[] Lie = [.. Truth.Select(value => (byte)(value ^ 1))];
    protected static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    private protected TemporaryFolder Folder { get; } = new();

    private protected ManualClock Clock { get; } = new();

    private protected List<DataProgress> Heard { get; } = [];

    protected string Target => Folder["file.gz"];

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static RemoteFile File(UnrulyServer server, params string[] mirrors)
        => new("file.gz", Truth.Length, Sum(Truth), [.. mirrors.Select(server.Mirror)]);

    protected static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private protected Task FetchAsync(UnrulyServer server, params string[] mirrors) => FetchAsync([File(server, mirrors)]);

    private protected async Task FetchAsync(RemoteFile[] files, Action<DataProgress>? hear = null, CancellationToken cancellation = default)
    {
        using var fetcher = new Fetcher(new FetchSettings(IdleLimit, 3, Clock));
        var listener = new Listener(step =>
        {
            Heard.Add(step);
            hear?.Invoke(step);
        });
        await fetcher.FetchAsync(files, Folder.Path, listener, cancellation);
    }

    protected void ShouldHaveTruth()
    {
        System.IO.File.ReadAllBytes(Target).ShouldBe(Truth);
        Directory.GetFiles(Folder.Path).ShouldBe([Target]);
    }
}
