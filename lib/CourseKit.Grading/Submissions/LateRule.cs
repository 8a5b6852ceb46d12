using System.Globalization;

namespace CourseKit.Grading.Submissions;

/// <summary>What being late costs: <c>none</c>, or parts with commas between them.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>10%/day</c> or <c>1%/hour</c>: that share of the points earned for each day or hour begun; <c>10%</c>: once.</item>
/// <item><c>max=50%</c>: never more than that share.</item>
/// <item><c>grace=15m</c>: on time until then; later, lateness counts from the due time. Units m, h, d.</item>
/// <item><c>zero-after=7d</c>: nothing counts that is later than that.</item>
/// </list>
/// </remarks>
public sealed record LateRule
{
    /// <summary>Nothing is taken off.</summary>
    public static LateRule None { get; } = new() { Text = "none" };

    /// <summary>The rule as it was written.</summary>
    public required string Text { get; init; }

    /// <summary>What each <see cref="Period"/> begun takes off, from 0 to 1.</summary>
    public decimal Share { get; private init; }

    /// <summary>A day or an hour; null if <see cref="Share"/> is taken off once.</summary>
    public TimeSpan? Period { get; private init; }

    /// <summary>The most that is taken off, from 0 to 1.</summary>
    public decimal Most { get; private init; } = 1;

    /// <summary>How much later than due still is on time.</summary>
    public TimeSpan Grace { get; private init; }

    /// <summary>How much later than due nothing counts any more; null if there is no such time.</summary>
    public TimeSpan? ZeroAfter { get; private init; }

    /// <summary>Whether something so much later than due is late.</summary>
    public bool IsLate(TimeSpan lateness) => lateness > Grace;

    /// <summary>What is taken off the points earned, from 0 to 1.</summary>
    /// <param name="lateness">The time handed in less the time due.</param>
    public decimal Penalty(TimeSpan lateness)
    {
        if (!IsLate(lateness) || lateness <= TimeSpan.Zero)
            return 0;
        if (lateness > ZeroAfter)
            return 1;
        var begun = Period is { } period ? (lateness.Ticks + period.Ticks - 1) / period.Ticks : 1;
        return Share == 0 ? 0 : begun > Most / Share ? Most : Math.Min(Most, begun * Share);
    }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="IntakeException">It is none; the message says which part and what may be written.</exception>
    public static LateRule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rule = new LateRule { Text = text.Trim() };
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts is ["none"])
            return None;
        var seen = new HashSet<string>();
        foreach (var part in parts)
        {
            var (name, value) = part.Split('=', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : ("", part);
            if (!seen.Add(name))
                throw Wrong(text, $"has two parts of the kind '{(name.Length == 0 ? part : name)}'");
            rule = name switch
            {
                "" => WithShare(rule, value, text),
                "max" => rule with { Most = PercentOf(value, text) },
                "grace" => rule with { Grace = SpanOf(value, text) },
                "zero-after" => rule with { ZeroAfter = SpanOf(value, text) },
                _ => throw Wrong(text, $"has a part '{part}' that is not known"),
            };
        }

        if (seen.Contains("max") && !seen.Contains(""))
            throw Wrong(text, "has max= and nothing that it bounds");
        return rule.ZeroAfter < rule.Grace ? throw Wrong(text, "gives zero before its grace ends") : rule;
    }

    private static LateRule WithShare(LateRule rule, string value, string text) => value.Split('/') switch
    {
        [var share] => rule with { Share = PercentOf(share, text) },
        [var share, "day"] => rule with { Share = PercentOf(share, text), Period = TimeSpan.FromDays(1) },
        [var share, "hour"] => rule with { Share = PercentOf(share, text), Period = TimeSpan.FromHours(1) },
        _ => throw Wrong(text, $"has a part '{value}' that is not known"),
    };

    private static decimal PercentOf(string value, string text)
        => value.EndsWith('%')
            && decimal.TryParse(value[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and <= 100
                ? percent / 100
                : throw Wrong(text, $"has '{value}' where a share above 0% and up to 100% is wanted");

    private static TimeSpan SpanOf(string value, string text)
    {
        var unit = value.Length == 0 ? ' ' : value[^1];
        var minutes = unit switch { 'm' => 1, 'h' => 60, 'd' => 1440, _ => 0 };
        return minutes > 0
            && int.TryParse(value[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 100_000
                ? TimeSpan.FromMinutes((long)count * minutes)
                : throw Wrong(text, $"has '{value}' where a time such as 15m, 2h or 7d is wanted");
    }

    private static IntakeException Wrong(string text, string what)
        => new($"the late rule '{text}' {what}; write none, or parts such as 10%/day,max=50%,grace=15m,zero-after=7d");
}
