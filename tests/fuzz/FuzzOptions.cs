using System.Globalization;

namespace CourseKit.Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="Readers">The readers' names.</param>
/// <param name="Inputs">How many inputs each gets.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Print">The number of an input to print instead.</param>
internal sealed record FuzzOptions(IReadOnlyList<string> Readers, long Inputs, long Seed, long? Print)
{
    /// <summary>The options; null when they cannot be understood.</summary>
    public static FuzzOptions? Parse(string[] args)
    {
        var options = new FuzzOptions([], 10_000, 1, null);
        for (var at = 0; at < args.Length; at += 2)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            var isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (args[at] == "--reader" && (value == "all" || AllReaders.Table.ContainsKey(value)))
                options = options with { Readers = value == "all" ? [.. AllReaders.Table.Keys] : [.. options.Readers, value] };
            else if (args[at] == "--inputs" && isNumber)
                options = options with { Inputs = number };
            else if (args[at] == "--seed" && isNumber)
                options = options with { Seed = number };
            else if (args[at] == "--print" && isNumber)
                options = options with { Print = number };
            else
                return null;
        }

        return options.Readers.Count > 0 ? options : null;
    }
}
