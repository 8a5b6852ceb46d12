using System.CommandLine;
using System.Globalization;

namespace CourseKit.Cli;

/// <summary>Options that take a number within bounds.</summary>
internal static class Number
{
    /// <summary>An option whose value is a whole number.</summary>
    public static Option<int?> Whole(string name, string unit, int least, string description, params string[] aliases)
        => new(name, aliases)
        {
            HelpName = unit,
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least)
                    return value;
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number of at least {least}, got '{text}'"));
                return null;
            },
        };

    /// <summary>An option whose value is a time in seconds, fractions allowed.</summary>
    public static Option<double?> Seconds(string name, string description)
        => new(name)
        {
            HelpName = "S",
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                // The longest time that a timer of the runtime takes is 49 days.
                var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
                if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                    && value is > 0 and <= 4_000_000)
                    return value;
                result.AddError($"{name} must be a number of seconds above 0 and at most 4000000, got '{text}'");
                return null;
            },
        };
}
