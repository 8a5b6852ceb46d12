using System.Globalization;
using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>How a cell's last execution went, as the cell metadata <c>coursekit</c>: status, elapsed seconds, reason.</summary>
internal static class CellRunMetadata
{
    private const string Key = "coursekit";

    private static readonly (CellStatus Status, string Name)[] Statuses =
    [
        (CellStatus.Succeeded, "succeeded"),
        (CellStatus.Failed, "failed"),
        (CellStatus.PassedOver, "passed-over"),
        (CellStatus.NotReached, "not-reached"),
    ];

    /// <summary>Takes the run off the metadata; what is not a run of ours stays there.</summary>
    public static JsonValue TakeOff(JsonValue metadata, out CellRun? run)
    {
        run = null;
        if (metadata[Key] is not { Kind: JsonKind.Object } kit
            || !kit.TryGetString("status", out var name)
            || !Statuses.Any(status => status.Name == name)
            || !TryReadElapsed(kit["elapsed"], out var elapsed)
            || kit["reason"] is { Kind: not JsonKind.String })
            return metadata;
        run = new CellRun(Statuses.First(status => status.Name == name).Status, elapsed, kit["reason"]?.Text);
        var rest = kit.CopyObject();
        rest.Remove("status");
        rest.Remove("elapsed");
        rest.Remove("reason");
        metadata = metadata.CopyObject();
        if (rest.Names.Count == 0)
            metadata.Remove(Key);
        else
            metadata.Set(Key, rest);
        return metadata;
    }

    /// <summary>Puts the run into the metadata.</summary>
    public static JsonValue PutOn(JsonValue metadata, CellRun? run)
    {
        if (run is null)
            return metadata;
        metadata = metadata.CopyObject();
        var kit = metadata[Key] is { Kind: JsonKind.Object } member ? member.CopyObject() : JsonValue.Object();
        kit.Set("elapsed", JsonValue.Number((run.Elapsed.Ticks / (decimal)TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture)));
        if (run.Reason is not null)
            kit.Set("reason", JsonValue.String(run.Reason));
        kit.Set("status", JsonValue.String(Statuses.First(status => status.Status == run.Status).Name));
        return metadata.Set(Key, kit);
    }

    private static bool TryReadElapsed(JsonValue? value, out TimeSpan elapsed)
    {
        elapsed = TimeSpan.Zero;
        if (value is not { Kind: JsonKind.Number }
            || !decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(seconds) > 1_000_000_000m)
            return false;
        elapsed = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}
