using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Our own style sheet and script, which are part of the assembly.</summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("site.css");

    public static string Script { get; } = Read("site.js");

    public static string LockFile { get; } = Read("package-lock.json");

    /// <summary>With the content's hash, so that a browser never shows a new page in an old style.</summary>
    public static string StyleUrl { get; } = "assets/site.css?v=" + Hash(Style);

    public static string ScriptUrl { get; } = "assets/site.js?v=" + Hash(Script);

    /// <summary>The first ten hexadecimal digits of the text's SHA-256.</summary>
    public static string Hash(string text)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];

    public static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream("Assets/" + name)
            ?? throw new InvalidOperationException($"the assembly lacks the resource Assets/{name}: build the project again");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
