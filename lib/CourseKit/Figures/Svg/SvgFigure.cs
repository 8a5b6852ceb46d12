namespace CourseKit.Figures.Svg;

internal static class SvgFigure { public static string Draw(Figure figure, bool standalone) => figure.AltText + standalone; }
