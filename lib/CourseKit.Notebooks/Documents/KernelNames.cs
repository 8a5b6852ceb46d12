using System.Diagnostics.CodeAnalysis;
using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks;

/// <summary>The kernel names and aliases that a notebook knows: what can stand after <c>#!</c> in a cell header.</summary>
internal sealed class KernelNames
{
    private static readonly (string Name, string[] Aliases)[] BuiltIn =
    [
        (Languages.CSharp, ["c#", "cs"]),
        (Languages.FSharp, ["f#", "fs"]),
        (Languages.PowerShell, ["powershell"]),
        (Languages.Html, []),
        (Languages.Http, []),
        (Languages.JavaScript, ["js"]),
        (Languages.Mermaid, []),
        (Languages.Value, []),
        (Languages.Markdown, ["md"]),
    ];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public KernelNames()
    {
        foreach (var (name, aliases) in BuiltIn)
        {
            _names[name] = name;
            foreach (var alias in aliases)
                _names[alias] = name;
        }
    }

    /// <summary>The canonical name of a name or alias; case counts.</summary>
    public bool TryResolve(string nameOrAlias, [NotNullWhen(true)] out string? name)
        => _names.TryGetValue(nameOrAlias, out name);

    /// <summary>The canonical name of a name or alias, or the text itself when it is neither.</summary>
    public string Canonical(string nameOrAlias) => _names.GetValueOrDefault(nameOrAlias, nameOrAlias);

    /// <summary>Every name and alias.</summary>
    public IReadOnlyCollection<string> All => _names.Keys;

    /// <summary>Adds a name of its own.</summary>
    public void Add(string name) => _names.TryAdd(name, name);

    /// <summary>Whether a text can be a kernel's name or alias, that is, stand alone in a header line.</summary>
    public static bool IsPossible(string name)
        => name.Length > 0 && name[0] != '#' && !char.IsWhiteSpace(name[0]) && !char.IsWhiteSpace(name[^1])
            && !name.StartsWith("meta", StringComparison.Ordinal)
            && !name.AsSpan().ContainsAny("\r\n\0") && !name.Any(char.IsSurrogate);

    /// <summary>Adds the kernels that a <c>kernelInfo</c> object declares in its <c>items</c>.</summary>
    /// <exception cref="JsonFault">The declaration is malformed, or gives one alias to two kernels.</exception>
    public void AddDeclared(JsonValue? kernelInfo)
    {
        if (kernelInfo is null or { Kind: JsonKind.Null })
            return;
        if (kernelInfo.Kind != JsonKind.Object)
            throw new JsonFault(kernelInfo.Line, "kernelInfo must be an object with defaultKernelName and items");
        if (kernelInfo["items"] is not { } items)
            return;
        if (items.Kind != JsonKind.Array)
            throw new JsonFault(items.Line, "kernelInfo.items must be an array of objects with name and aliases");
        foreach (var item in items.Items)
        {
            if (!item.TryGetString("name", out var name))
                throw new JsonFault(item.Line, "a kernel in kernelInfo.items must be an object with a name");
            Declare(name, name, item.Line);
            if (item["aliases"] is not { } aliases || aliases.Kind == JsonKind.Null)
                continue;
            if (aliases.Kind != JsonKind.Array)
                throw new JsonFault(aliases.Line, $"the aliases of kernel {JsonText.Quoted(name, ascii: true)} must be an array of strings");
            foreach (var alias in aliases.Items)
            {
                if (alias.Kind != JsonKind.String)
                    throw new JsonFault(alias.Line, $"the aliases of kernel {JsonText.Quoted(name, ascii: true)} must be strings");
                Declare(alias.Text, name, alias.Line);
            }
        }
    }

    private void Declare(string alias, string name, int line)
    {
        if (!IsPossible(alias))
        {
            throw new JsonFault(line, $"{JsonText.Quoted(alias, ascii: true)} can't be a kernel's name or alias: "
                + "it would have to stand alone in a line after #! (no spaces at its ends, no line break, no leading # or meta)");
        }

        if (_names.TryGetValue(alias, out var owner) && owner != name)
            throw new JsonFault(line, $"{JsonText.Quoted(alias, ascii: true)} is declared for kernel {JsonText.Quoted(name, ascii: true)} but already means {JsonText.Quoted(owner, ascii: true)}");
        _names[alias] = name;
    }
}
