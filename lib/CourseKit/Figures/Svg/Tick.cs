namespace CourseKit.Figures.Svg;

/// <summary>A place on an axis with its label; minor ones have none.</summary>
internal readonly record struct Tick(double Value, string? Label);
