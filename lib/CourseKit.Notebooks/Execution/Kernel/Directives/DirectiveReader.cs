using System.Text.RegularExpressions;
using CourseKit.Notebooks.Execution.Kernel.Packages;

namespace CourseKit.Notebooks.Execution.Kernel.Directives;

/// <summary>
/// Reads a cell's directives. As in .NET Interactive a line that starts with <c>#!</c>, <c>#r "nuget:</c> or <c>#i</c> is one
/// wherever it stands, even inside a string; <c>#r "path"</c> and <c>#load</c> are the compiler's own and left to it.
/// </summary>
internal static partial class DirectiveReader
{
    private const string Known = "this kernel knows #!import, #!time, #r, #i and #load";

    /// <summary>Reads a cell.</summary>
    /// <exception cref="DirectiveException">A directive is unknown or not well formed.</exception>
    public static CellScript Read(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        List<(int, PackageRequest)> packages = [];
        List<string> sources = [];
        List<CellStep> steps = [];
        var timed = false;
        var code = new string[lines.Length];
        Array.Fill(code, "");

        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var number = i + 1;
            if (line.StartsWith("#!", StringComparison.Ordinal))
            {
                var name = Magic().Match(line).Value;
                var rest = line[name.Length..].Trim();
                switch (name)
                {
                    case "#!time":
                        timed = true;
                        break;
                    case "#!csharp" or "#!c#" or "#!cs":
                        break;
                    case "#!import" when rest.Trim('"').Length > 0:
                        EndCode();
                        steps.Add(new ImportStep(number, rest.Trim('"')));
                        break;
                    case "#!import":
                        throw new DirectiveException(number, DirectiveException.General, "#!import names no file; write #!import path.dib");
                    default:
                        throw new DirectiveException(number, DirectiveException.General, $"{name} is not known here; {Known}");
                }
            }
            else if (PackageStart().IsMatch(line))
            {
                packages.Add((number, ReadPackage(line, number)));
            }
            else if (SourceStart().IsMatch(line))
            {
                var match = PackageSource().Match(line);
                if (!match.Success)
                    throw new DirectiveException(number, DirectiveException.General, "#i names no package source; write #i \"nuget: folder or address\"");
                sources.Add(match.Groups["source"].Value.Trim());
            }
            else
            {
                code[i] = line;
            }
        }

        EndCode();
        return new CellScript(ReadRequired(lines), packages, sources, timed, steps);

        void EndCode()
        {
            // A cell of imports alone runs no code; one without anything still runs, as an empty one.
            if (code.Any(l => l.Length > 0))
                steps.Add(new CodeStep(string.Join('\n', code)));
            Array.Fill(code, "");
        }
    }

    private static PackageRequest ReadPackage(string line, int number)
    {
        var match = Package().Match(line);
        var id = match.Groups["id"].Value.Trim();
        if (!match.Success || !PackageRequest.IsId(id))
        {
            throw new DirectiveException(
                number, DirectiveException.General, "the package reference is not well formed; write #r \"nuget: Name, 1.2.3\"");
        }

        return new PackageRequest(id, match.Groups["version"].Value.Trim());
    }

    private static List<PackageRequest> ReadRequired(string[] lines)
    {
        List<PackageRequest> required = [];
        for (var i = 0; i < lines.Length && Requires().Match(lines[i]) is { Success: true } match; i++)
        {
            var id = match.Groups["id"].Value.Trim();
            if (!PackageRequest.IsId(id))
            {
                throw new DirectiveException(
                    i + 1, DirectiveException.General, $"'{id}' is not a package's name; write // requires: Name or // requires: Name, 1.2.3");
            }

            required.Add(new PackageRequest(id, match.Groups["version"].Value.Trim()));
        }

        return required;
    }

    [GeneratedRegex(@"^#!\S*", RegexOptions.None, 1000)]
    private static partial Regex Magic();

    [GeneratedRegex("^#r\\s*\"\\s*nuget\\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PackageStart();

    [GeneratedRegex("^#r\\s*\"\\s*nuget\\s*:(?<id>[^,\"]*)(,(?<version>[^\"]*))?\"\\s*(//.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Package();

    [GeneratedRegex("^#i(\\s|\"|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SourceStart();

    [GeneratedRegex("^#i\\s*\"\\s*nuget\\s*:(?<source>[^\"]+)\"\\s*(//.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PackageSource();

    [GeneratedRegex(@"^//\s*requires:(?<id>[^,]*)(,(?<version>.*))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Requires();
}
