using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>The kernel that a notebook of some language asks a Jupyter front end for.</summary>
/// <remarks>
/// For C# it is this course's own kernel; a Jupyter front end that has none of that name takes one whose kernelspec gives the
/// same language, so that another C# kernel serves as well if its <c>language</c> is <c>C#</c>. For the other .NET languages
/// these are the names that Polyglot Notebooks looks for, which knows notebooks by their metadata <c>polyglot_notebook</c>.
/// </remarks>
/// <param name="Language">The language's name in this library.</param>
/// <param name="Name">The kernelspec's name.</param>
/// <param name="DisplayName">The kernelspec's display name.</param>
/// <param name="JupyterLanguage">The language's name in Jupyter.</param>
/// <param name="Extension">The extension of a file of this language; null when unknown.</param>
internal sealed record JupyterKernel(
    string Language, string Name, string DisplayName, string JupyterLanguage, string? Extension)
{
    private static readonly JupyterKernel[] Known =
    [
        new(Languages.CSharp, Jupyter.JupyterKernelSpec.Name, Jupyter.JupyterKernelSpec.DisplayName, "C#", ".cs"),
        new(Languages.FSharp, ".net-fsharp", ".NET (F#)", "F#", ".fs"),
        new(Languages.PowerShell, ".net-pwsh", ".NET (PowerShell)", "PowerShell", ".ps1"),
        new("python", "python3", "Python 3", "python", ".py"),
    ];

    /// <summary>The kernel for a language.</summary>
    public static JupyterKernel For(string language)
        => Array.Find(Known, kernel => kernel.Language == language) ?? new(language, language, language, language, null);

    /// <summary>The language of a kernelspec's name.</summary>
    public static string LanguageOf(string name)
        => name == ".net-csharp" ? Languages.CSharp : Array.Find(Known, kernel => kernel.Name == name)?.Language ?? name;

    /// <summary>The notebook metadata <c>kernelspec</c>.</summary>
    public JsonValue Specification => JsonValue.Object()
        .Set("display_name", JsonValue.String(DisplayName))
        .Set("language", JsonValue.String(JupyterLanguage))
        .Set("name", JsonValue.String(Name));

    /// <summary>The notebook metadata <c>language_info</c>.</summary>
    public JsonValue LanguageInfo
    {
        get
        {
            var info = JsonValue.Object();
            if (Extension is not null)
                info.Set("file_extension", JsonValue.String(Extension)).Set("mimetype", JsonValue.String("text/x-" + Language));
            info.Set("name", JsonValue.String(JupyterLanguage));
            return Extension is null ? info : info.Set("pygments_lexer", JsonValue.String(Language == Languages.PowerShell ? "powershell" : Language));
        }
    }
}
