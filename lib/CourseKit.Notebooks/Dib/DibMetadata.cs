using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Dib;

/// <summary>What a notebook's meta block must say so that its cells are read back as they are.</summary>
internal static class DibMetadata
{
    /// <summary>The text of the block, or null when the file shall have none.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="kernels">Receives the kernels that the block declares.</param>
    public static string? Of(Notebook notebook, KernelNames kernels)
    {
        var text = Given(notebook);
        try
        {
            var meta = text is null ? null : DibText.ParseMetadata(text, firstLine: 1);
            kernels.AddDeclared(meta?["kernelInfo"]);
            var missing = notebook.Cells
                .Where(cell => Trimmed(cell.Source).Length > 0 && !kernels.TryResolve(cell.Language, out _))
                .Select(cell => cell.Language).Distinct().ToArray();
            if (missing.Length == 0)
                return text;
            if (Array.Find(missing, name => !KernelNames.IsPossible(name)) is { } wrong)
            {
                throw new NotebookFormatException(notebook.FileName, Array.FindIndex([.. notebook.Cells], c => c.Language == wrong) + 1,
                    line: null, $"the language {JsonText.Quoted(wrong, ascii: true)} can't be written as a cell header");
            }

            foreach (var name in missing)
                kernels.Add(name);
            return JsonText.Compact(Declaring(meta ?? JsonParser.Parse(DibText.PortableMetadata), missing));
        }
        catch (JsonFault fault)
        {
            throw new NotebookFormatException(
                notebook.FileName, cell: null, line: null, "the notebook's metadata is no meta block: " + fault.Message, fault);
        }
    }

    /// <summary>A cell's text without empty lines at its edges.</summary>
    public static string Trimmed(string source) => SourceLines.Normalized(source).Trim('\n');

    private static string? Given(Notebook notebook) => notebook.Format switch
    {
        NotebookFormat.Dib => notebook.Metadata is null ? null : Block(notebook.Metadata),
        NotebookFormat.Ipynb => FromJupyter(notebook),
        _ => notebook.Metadata is null ? Default(notebook.DefaultLanguage) : Block(notebook.Metadata),
    };

    // A line that starts with #! would end the block; such text is no JSON anyway, and the parser says so.
    private static string Block(string metadata) => SourceLines.Normalized(metadata).Trim(' ', '\t', '\n');

    private static string FromJupyter(Notebook notebook)
    {
        var meta = notebook.Metadata is null ? null : JsonParser.TryParse(notebook.Metadata);
        return meta?["polyglot_notebook"]?["kernelInfo"] is { Kind: JsonKind.Object } info
            ? JsonText.Compact(JsonValue.Object().Set("kernelInfo", info))
            : Default(notebook.DefaultLanguage);
    }

    private static string Default(string language)
    {
        if (language == Languages.CSharp || !KernelNames.IsPossible(language))
            return DibText.PortableMetadata;
        var item = JsonValue.Object().Set("aliases", JsonValue.Array()).Set("name", JsonValue.String(language));
        return JsonText.Compact(JsonValue.Object().Set("kernelInfo", JsonValue.Object()
            .Set("defaultKernelName", JsonValue.String(language))
            .Set("items", JsonValue.Array([item]))));
    }

    private static JsonValue Declaring(JsonValue meta, string[] names)
    {
        var info = meta["kernelInfo"] is { Kind: JsonKind.Object } given ? given.CopyObject() : JsonValue.Object();
        var declared = names.Select(name => JsonValue.Object()
            .Set("aliases", JsonValue.Array()).Set("name", JsonValue.String(name)));
        info.Set("items", JsonValue.Array([.. info["items"]?.Items ?? [], .. declared]));
        return meta.CopyObject().Set("kernelInfo", info);
    }
}
