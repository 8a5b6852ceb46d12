using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Execution.Kernel.Packages;

/// <summary>A package that a notebook asks for.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Version, range or pattern as NuGet writes them; empty for the latest.</param>
internal sealed partial record PackageRequest(string Id, string Version)
{
    /// <summary>Whether what it resolves to can change from day to day.</summary>
    public bool IsFloating => Version.Length == 0 || Version.Contains('*', StringComparison.Ordinal);

    public override string ToString() => Version.Length == 0 ? Id : $"{Id} {Version}";

    public static bool IsId(string text) => Name().IsMatch(text);

    [GeneratedRegex(@"^\w+([.-]\w+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
