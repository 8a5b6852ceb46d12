using System.Diagnostics;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Execution.Worker;
using CourseKit.Notebooks.Ipynb;

namespace CourseKit.Notebooks.Execution.Serving;

/// <summary>The cell that runs: passes on what it shows and stops it, gently and at last by force.</summary>
internal sealed class RunningCell(EventWriter events, int id, TimeSpan stubborn) : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private Stopwatch? _asked;
    private bool _over;

    /// <summary>Cancelled when the cell's process has to end for it.</summary>
    public CancellationToken End => _end.Token;

    /// <summary>Passes an output on.</summary>
    public void Show(CellOutput output)
    {
        switch (output)
        {
            case StreamOutput stream:
                events.Write(id, "stream", new JsonObject { ["name"] = stream.Name, ["text"] = stream.Text });
                break;
            case DisplayOutput display:
                events.Write(id, "display", new JsonObject
                {
                    ["data"] = Bundle(display.Data),
                    ["metadata"] = display.Metadata is null ? new JsonObject() : JsonNode.Parse(display.Metadata),
                    ["display_id"] = display.DisplayId,
                    ["update"] = display.DisplayId is { } place && !_shown.Add(place),
                    ["result"] = display.IsResult,
                });
                break;
            case ErrorOutput error:
                events.Write(id, "error", new JsonObject
                {
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["traceback"] = new JsonArray([error.Message, .. error.Traceback]),
                });
                break;
        }
    }

    /// <summary>Asks the cell to stop. When it still runs after five seconds it is in code outside the runtime: the next
    /// request ends its process.</summary>
    public void Interrupt(KernelProcess? kernel)
    {
        if (_asked is { } since && since.Elapsed > stubborn)
        {
            // The cell may be ending just now.
            lock (_gate)
            {
                if (!_over)
                    _end.Cancel();
            }

            return;
        }

        kernel?.Interrupt();
        if (_asked is not null)
            return;
        _asked = Stopwatch.StartNew();
        _ = WarnAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _over = true;
            _end.Dispose();
        }
    }

    private async Task WarnAsync()
    {
        await Task.Delay(stubborn);
        if (!_over)
        {
            Show(new StreamOutput("stderr",
                "\n[the cell still runs in code that can't be stopped; interrupting once more ends its process, and all variables are lost]\n"));
        }
    }

    private static JsonObject Bundle(IReadOnlyDictionary<string, string> data)
    {
        var bundle = new JsonObject();
        foreach (var (type, text) in data)
            bundle[type] = (MimeBundle.IsJson(type) ? Parsed(text) : null) ?? JsonValue.Create(text);
        return bundle;
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
