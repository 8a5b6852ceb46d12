namespace CourseKit.Notebooks.Rendering;

/// <summary>How the site came by its scripts.</summary>
/// <param name="Source">Where pages take them from.</param>
/// <param name="Message">One line for the console when there is something to say; null when all is as it should be.</param>
public sealed record AssetReport(AssetSource Source, string? Message);
