namespace CourseKit.Figures.Html;

internal static class FigureHtml { public static string Write(Figure figure) => figure.AltText; }
