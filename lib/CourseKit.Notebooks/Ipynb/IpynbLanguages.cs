using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>What a notebook's metadata says about the languages of its code cells.</summary>
internal sealed class IpynbLanguages
{
    private readonly KernelNames _kernels = new();

    public IpynbLanguages(JsonValue metadata)
    {
        var info = metadata["polyglot_notebook"]?["kernelInfo"];
        try
        {
            _kernels.AddDeclared(info);
        }
        catch (JsonFault)
        {
            // Front ends other than .NET Interactive's do not read this: what is wrong there declares nothing.
            _kernels = new();
        }

        Default = DefaultOf(metadata, info);
        IsPolyglot = new KernelNames().TryResolve(Default, out _);
    }

    /// <summary>The language of a cell that names none.</summary>
    public string Default { get; }

    /// <summary>Whether the notebook's own language is one of .NET Interactive's, so that <c>#!name</c> selects a kernel.</summary>
    public bool IsPolyglot { get; }

    /// <summary>The language that a cell's metadata names, or null.</summary>
    public string? Named(JsonValue? metadata)
    {
        var name = metadata?["polyglot_notebook"] is { } polyglot && polyglot.TryGetString("kernelName", out var kernel)
            ? kernel
            : metadata?["dotnet_interactive"] is { } older && older.TryGetString("language", out var language) ? language : null;
        if (name is null || !KernelNames.IsPossible(name))
            return null;
        name = _kernels.Canonical(name);
        return IsCode(name) ? name : null;
    }

    /// <summary>The language that a line <c>#!name</c> selects, or null when it is an ordinary line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="named">The language that the cell's metadata names, if any.</param>
    public string? Selected(string line, string? named)
    {
        if (!line.StartsWith("#!", StringComparison.Ordinal))
            return null;
        if (_kernels.TryResolve(line[2..], out var name) && IsCode(name) && (IsPolyglot || name == named))
            return name;
        return line[2..] == named ? named : null;
    }

    private static bool IsCode(string language) => language is not (Languages.Markdown or Languages.Raw);

    private string DefaultOf(JsonValue metadata, JsonValue? info)
    {
        string?[] candidates =
        [
            info is not null && info.TryGetString("defaultKernelName", out var name) ? name : null,
            metadata["polyglot_notebook"] is { } p && p.TryGetString("defaultKernelName", out name) ? name : null,
            metadata["dotnet_interactive"] is { } d && d.TryGetString("defaultKernelName", out name) ? name : null,
            metadata["kernelspec"] is { } k && k.TryGetString("language", out name) ? name.ToLowerInvariant() : null,
            metadata["language_info"] is { } l && l.TryGetString("name", out name) ? name.ToLowerInvariant() : null,
            metadata["kernelspec"] is { } s && s.TryGetString("name", out name) ? JupyterKernel.LanguageOf(name) : null,
        ];
        foreach (var candidate in candidates)
        {
            if (candidate is null or "polyglot-notebook" || !KernelNames.IsPossible(candidate))
                continue;
            var canonical = _kernels.Canonical(candidate);
            if (IsCode(canonical))
                return canonical;
        }

        return Languages.CSharp;
    }
}
