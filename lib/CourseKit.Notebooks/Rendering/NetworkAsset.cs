namespace CourseKit.Notebooks.Rendering;

/// <summary>A file on the content network.</summary>
/// <param name="Package">The npm package.</param>
/// <param name="File">The file's path in the package.</param>
/// <param name="Url">Its address, version included.</param>
/// <param name="Integrity">Its sub-resource integrity hash (<c>sha384-…</c>).</param>
internal sealed record NetworkAsset(string Package, string File, string Url, string Integrity);
