using CourseKit.Notebooks.Execution.Kernel.Packages;

namespace CourseKit.Notebooks.Execution.Kernel.Directives;

/// <summary>A cell, its directives read.</summary>
/// <param name="Required">Packages without which the cell is passed over (<c>// requires:</c>).</param>
/// <param name="Packages">Packages to reference (<c>#r "nuget: …"</c>), each with its line.</param>
/// <param name="Sources">Package sources to add (<c>#i "nuget: …"</c>).</param>
/// <param name="IsTimed">Whether to show the time taken (<c>#!time</c>).</param>
/// <param name="Steps">What to do, in order.</param>
internal sealed record CellScript(
    IReadOnlyList<PackageRequest> Required,
    IReadOnlyList<(int Line, PackageRequest Package)> Packages,
    IReadOnlyList<string> Sources,
    bool IsTimed,
    IReadOnlyList<CellStep> Steps);
