namespace CourseKit.Notebooks.Execution.Kernel.Packages;

/// <summary>Packages that can't be had.</summary>
/// <param name="code">NuGet's code (<c>NU1101</c>), or <c>NuGet</c> when there is none.</param>
/// <param name="message">One line: which package, why.</param>
internal sealed class PackageException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
