using System.Net;
using System.Net.Http.Headers;

namespace CourseKit.Data.Fetching;

/// <summary>One address of a file: asks for what is missing and appends it, or says what the mirror did wrong.</summary>
internal sealed class Mirror(HttpClient client, FetchSettings settings, Uri address, RemoteFile file)
{
    public Uri Address { get; } = address;

    /// <summary>Takes all that the part lacks.</summary>
    /// <exception cref="MirrorException">The mirror refused, broke off, went silent or sent a wrong length.</exception>
    public async Task TakeAsync(PartFile part, Action<long> report, CancellationToken cancellation)
    {
        // One limit for each wait, not for the whole: it starts anew with every piece that comes.
        using var idle = new CancellationTokenSource(settings.IdleLimit, settings.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellation);
        try
        {
            using var response = await AskAsync(part, either.Token);
            idle.CancelAfter(settings.IdleLimit);
            await CopyAsync(response, part, report, idle, either.Token);
        }
        catch (OperationCanceledException fault) when (idle.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new MirrorException(
                FormattableString.Invariant($"silent for {settings.IdleLimit.TotalSeconds:0.###} s after {part.Length} of {file.Length} bytes"), mayResume: true, fault);
        }
        catch (HttpRequestException fault)
        {
            throw new MirrorException(Plain(fault), mayResume: true, fault);
        }
    }

    /// <summary>Asks for the rest; a mirror that can't give a rest is asked for the whole.</summary>
    private async Task<HttpResponseMessage> AskAsync(PartFile part, CancellationToken cancellation)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address);
            if (part.Length > 0)
                request.Headers.Range = new RangeHeaderValue(part.Length, null);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            try
            {
                switch (response.StatusCode)
                {
                    case HttpStatusCode.PartialContent when part.Length > 0 && IsTheRest(response, part.Length):
                        CheckLength(response, file.Length - part.Length);
                        return response;
                    case HttpStatusCode.PartialContent when part.Length > 0:
                    case HttpStatusCode.RequestedRangeNotSatisfiable when part.Length > 0:
                        response.Dispose();
                        part.StartAgain();
                        continue;
                    case HttpStatusCode.OK:
                        CheckLength(response, file.Length);
                        part.StartAgain();
                        return response;
                    default:
                        throw new MirrorException(
                            FormattableString.Invariant($"answered {(int)response.StatusCode} {response.ReasonPhrase}").TrimEnd(), mayResume: false);
                }
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }

    private bool IsTheRest(HttpResponseMessage response, long from)
        => response.Content.Headers.ContentRange is { } range
            && range.From == from
            && (range.Length is null || range.Length == file.Length);

    private static void CheckLength(HttpResponseMessage response, long wanted)
    {
        if (response.Content.Headers.ContentLength is { } length && length != wanted)
            throw new MirrorException(FormattableString.Invariant($"offers {length} bytes, wanted {wanted}"), mayResume: false);
    }

    private async Task CopyAsync(
        HttpResponseMessage response, PartFile part, Action<long> report, CancellationTokenSource idle, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStreamAsync(cancellation);
        await using (body)
        {
            var buffer = new byte[1 << 16];
            while (true)
            {
                int got;
                try
                {
                    got = await body.ReadAsync(buffer, cancellation);
                }
                catch (IOException fault)
                {
                    throw BrokeOff(part, fault);
                }

                if (got == 0)
                    break;
                if (part.Length + got > file.Length)
                {
                    // Whatever came before may be as wrong as the surplus.
                    part.StartAgain();
                    throw new MirrorException(FormattableString.Invariant($"sends more than the {file.Length} bytes of the file"), mayResume: false);
                }

                idle.CancelAfter(settings.IdleLimit);
                part.Append(buffer.AsSpan(0, got));
                report(part.Length);
            }
        }

        if (part.Length < file.Length)
            throw BrokeOff(part, null);
    }

    private MirrorException BrokeOff(PartFile part, Exception? cause)
        => new(FormattableString.Invariant($"broke off after {part.Length} of {file.Length} bytes"), mayResume: true, cause);

    private static string Plain(HttpRequestException fault)
        => (fault.InnerException?.Message ?? fault.Message).ReplaceLineEndings(" ");
}
