using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CourseKit.Data.Tests.Fetching;

/// <summary>An HTTP server on this machine that answers as a test tells it, however badly.</summary>
internal sealed class UnrulyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, int?, Answer> _answer;
    private readonly List<Task> _conversations = [];
    private readonly List<string> _requests = [];
    private readonly Task _listening;

    /// <param name="answer">Given the path and the first byte asked for (null: no range), what to do.</param>
    public UnrulyServer(Func<string, int?, Answer> answer)
    {
        _answer = answer;
        _listener.Start();
        _listening = ListenAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>A mirror folder of this server.</summary>
    public Uri Mirror(string name) => new(Address, name + "/");

    /// <summary>The requests so far, as "path" or "path from N".</summary>
    public string[] Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Called when a request has come and before it is answered.</summary>
    public Action<string>? Asked { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _listening;
        await Task.WhenAll(_conversations);
        _end.Dispose();
        _listener.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _conversations.Add(ConverseAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                var (path, from) = await ReadRequestAsync(stream);
                lock (_requests)
                    _requests.Add(from is null ? path : $"{path} from {from}");
                var answer = _answer(path, from);
                Asked?.Invoke(path);
                if (!answer.SilentFromStart)
                {
                    var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Said\r\nConnection: close\r\n");
                    foreach (var header in answer.Headers)
                        head.Append(header).Append("\r\n");
                    if (answer.Length is { } length)
                        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _end.Token);
                    var half = answer.Halfway is null ? answer.Body.Length : answer.Body.Length / 2;
                    await stream.WriteAsync(answer.Body.AsMemory(0, half), _end.Token);
                    if (answer.Halfway is not null)
                        await answer.Halfway.WaitAsync(_end.Token);
                    await stream.WriteAsync(answer.Body.AsMemory(half), _end.Token);
                    await stream.FlushAsync(_end.Token);
                }

                if (answer.Silent || answer.SilentFromStart)
                    await stream.CopyToAsync(Stream.Null, _end.Token); // until the client hangs up
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or SocketException)
        {
            // The client hung up, or the test is over.
        }
    }

    private async Task<(string Path, int? From)> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
                throw new IOException("hung up while asking");
            text.Append((char)one[0]);
        }

        var lines = text.ToString().Split("\r\n");
        var range = lines.FirstOrDefault(line => line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase));
        return (lines[0].Split(' ')[1], range is null ? null : int.Parse(range["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture));
    }
}
