using System.Text.RegularExpressions;

namespace CourseKit.Figures;

/// <summary>Makes a title of the name that a notebook gives its data: <c>trainingLoss</c> is "training loss".</summary>
internal static partial class Hint
{
    public static string? Of(string? expression)
    {
        if (expression is null || !Name().IsMatch(expression))
            return null;
        var last = expression[(expression.LastIndexOf('.') + 1)..].Replace('_', ' ').Trim();
        if (last.Length == 2 && last[1] == 's')
            return last[..1];
        return Words().Replace(last, " ${capital}").Trim().ToLowerInvariant() is { Length: > 1 } words ? words : last.Length > 0 ? last : null;
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*(\.[\p{L}_][\p{L}\p{Nd}_]*)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<=[\p{Ll}\p{Nd}])(?<capital>\p{Lu})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
