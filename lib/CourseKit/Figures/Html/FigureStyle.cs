namespace CourseKit.Figures.Html;

/// <summary>The colours of text and lines, for light and dark pages of every host.</summary>
internal static class FigureStyle
{
    private const string Light = "--ck-ink:#24292f;--ck-soft:#57606a;--ck-grid:#d8dee4;--ck-axis:#8c959f;--ck-paper:#fff";
    private const string Dark = "--ck-ink:#e6edf3;--ck-soft:#a5b0bb;--ck-grid:#3a424c;--ck-axis:#768390;--ck-paper:#1c2128";

    private const string Parts =
        ".coursekit-figure .ck-t{fill:var(--ck-ink)}.coursekit-figure .ck-s{fill:var(--ck-soft)}"
        + ".coursekit-figure .ck-g{stroke:var(--ck-grid);stroke-opacity:1}.coursekit-figure .ck-a{stroke:var(--ck-axis)}.coursekit-figure .ck-e{stroke:var(--ck-ink)}";

    /// <summary>For a figure in a page: the host says light or dark; print is light.</summary>
    public const string ForHtml =
        ".coursekit-figure{" + Light + ";color:var(--ck-ink);break-inside:avoid}"
        + "@media (prefers-color-scheme:dark){.coursekit-figure{" + Dark + "}}"
        + "[data-theme=light] .coursekit-figure,.vscode-light .coursekit-figure,[data-jp-theme-light=true] .coursekit-figure{" + Light + "}"
        + "[data-theme=dark] .coursekit-figure,.vscode-dark .coursekit-figure,.vscode-high-contrast .coursekit-figure,"
        + "[data-jp-theme-light=false] .coursekit-figure{" + Dark + "}"
        + ".vscode-high-contrast-light .coursekit-figure.coursekit-figure{" + Light + "}"
        + Parts
        + ".coursekit-figure figcaption{color:var(--ck-soft)}.coursekit-figure[data-drawn=yes]>svg{display:none!important}"
        + "@media print{html .coursekit-figure.coursekit-figure{" + Light + "}.coursekit-figure>svg,.coursekit-figure[data-drawn=yes]>svg{display:block!important}"
        + ".coursekit-figure .coursekit-plot{display:none!important}}";

    /// <summary>For a file of its own, which only the reader's system tells light from dark.</summary>
    public const string ForSvg =
        ".coursekit-figure{" + Light + "}@media (prefers-color-scheme:dark){.coursekit-figure{" + Dark + "}}" + Parts;
}
