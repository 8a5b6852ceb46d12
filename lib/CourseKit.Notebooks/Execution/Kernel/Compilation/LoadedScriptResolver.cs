using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel.Compilation;

/// <summary>Finds what <c>#load "path"</c> names and reports it as read.</summary>
internal sealed class LoadedScriptResolver(string workingDirectory, Action<string> onRead)
    : SourceReferenceResolver
{
    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var candidate = Path.GetFullPath(path, workingDirectory);
        if (!File.Exists(candidate) && Path.IsPathFullyQualified(baseFilePath ?? ""))
            candidate = Path.GetFullPath(path, Path.GetDirectoryName(baseFilePath)!);
        return File.Exists(candidate) ? candidate : null;
    }

    public override Stream OpenRead(string resolvedPath)
    {
        onRead(resolvedPath);
        return File.OpenRead(resolvedPath);
    }

    // A cell's document name is not a path and stays as it is.
    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 2;
}
