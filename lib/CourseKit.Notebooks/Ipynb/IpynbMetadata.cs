using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>A notebook's metadata as an .ipynb has it.</summary>
internal static class IpynbMetadata
{
    /// <summary>The metadata: what an .ipynb had; otherwise kernelspec, language_info and the kernels of the meta block.</summary>
    /// <exception cref="NotebookFormatException">The metadata is no JSON object.</exception>
    public static JsonValue Of(Notebook notebook)
    {
        var given = GivenJson.Object(notebook.Metadata, notebook.FileName, cell: null, "the metadata");
        if (notebook.Format == NotebookFormat.Ipynb || (notebook.Format is null && notebook.Metadata is not null))
            return given;
        var kernel = JupyterKernel.For(notebook.DefaultLanguage);
        var metadata = JsonValue.Object()
            .Set("kernelspec", kernel.Specification)
            .Set("language_info", kernel.LanguageInfo)
            .Set("polyglot_notebook", JsonValue.Object().Set("kernelInfo", KernelInfo(notebook, given)));
        given.Remove("kernelInfo");
        GivenJson.AddMissing(metadata, given);
        return metadata;
    }

    private static JsonValue KernelInfo(Notebook notebook, JsonValue given)
        => given["kernelInfo"] is { Kind: JsonKind.Object } info
            ? info
            : JsonValue.Object()
                .Set("defaultKernelName", JsonValue.String(notebook.DefaultLanguage))
                .Set("items", JsonValue.Array([JsonValue.Object()
                    .Set("aliases", JsonValue.Array())
                    .Set("name", JsonValue.String(notebook.DefaultLanguage))]));
}
