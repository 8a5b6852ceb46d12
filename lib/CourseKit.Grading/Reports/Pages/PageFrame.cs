using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Grading.Reports.Pages;

/// <summary>The frame of a page that stands alone: nothing is fetched, and nothing runs but what its policy names by hash.</summary>
internal static class PageFrame
{
    private static readonly string Style = Read("report.css");

    /// <summary>A whole page.</summary>
    /// <param name="title">The window's title.</param>
    /// <param name="body">What stands in the body.</param>
    /// <param name="script">A script of ours; null for none.</param>
    public static byte[] Make(string title, Markup body, string? script = null)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");

        // Before anything that could be fetched or run.
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ").Append(Hash(Style));
        if (script is not null)
            page.Append("; script-src ").Append(Hash(script));
        page.Append("; base-uri 'none'; form-action 'none'\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.Append(new Markup().Add($"<title>{VisibleText.Line(title)}</title>\n"));
        page.Append("<style>").Append(Style).Append("</style>\n</head>\n<body>\n").Append(body);
        if (script is not null)
            page.Append("<script>").Append(script).Append("</script>\n");
        return Encoding.UTF8.GetBytes(page.Append("</body>\n</html>\n").ToString());
    }

    /// <summary>A text that is part of this assembly.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PageFrame).Assembly.GetManifestResourceStream("Reports/" + name)
            ?? throw new InvalidOperationException($"the assembly lacks the resource Reports/{name}: build the project again");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "'";
}
