using System.Globalization;
using System.Net;
using System.Text;

namespace CourseKit.Checks;

/// <summary>A check result as a piece of HTML: a mark and words for each case, in the colours of the page's theme.</summary>
internal static class CheckHtml
{
    private const string Light = "--ck-right:#1a7f4b;--ck-wrong:#b3402e;--ck-open:#6b7280;--ck-ground:rgba(128,128,128,.07);--ck-code:rgba(128,128,128,.13)";
    private const string Dark = "--ck-right:#5cc28d;--ck-wrong:#f08a72;--ck-open:#a3acb8;--ck-ground:rgba(160,160,160,.1);--ck-code:rgba(160,160,160,.18)";

    // The page says its theme by data-theme, VS Code by classes on body, Jupyter by an attribute; else the system does.
    private const string Style =
        ".coursekit-check{" + Light + ";border-left:4px solid var(--ck-tone);background:var(--ck-ground);border-radius:0 6px 6px 0;padding:.7em 1em;margin:.8em 0;line-height:1.5;max-width:50em;overflow-wrap:anywhere}"
        + "@media(prefers-color-scheme:dark){.coursekit-check{" + Dark + "}}"
        + "[data-theme=light] .coursekit-check,.vscode-light .coursekit-check,[data-jp-theme-light=true] .coursekit-check{" + Light + "}"
        + "[data-theme=dark] .coursekit-check,.vscode-dark .coursekit-check,.vscode-high-contrast .coursekit-check,[data-jp-theme-light=false] .coursekit-check{" + Dark + "}"
        + ".coursekit-check.ck-right,.coursekit-check .ck-right{--ck-tone:var(--ck-right)}"
        + ".coursekit-check.ck-wrong,.coursekit-check .ck-wrong{--ck-tone:var(--ck-wrong)}"
        + ".coursekit-check.ck-open,.coursekit-check .ck-open{--ck-tone:var(--ck-open)}"
        + ".coursekit-check p{margin:0}.coursekit-check ul{list-style:none;margin:.5em 0 0;padding:0}"
        + ".coursekit-check li{margin:.25em 0;padding-left:1.6em;text-indent:-1.6em}.coursekit-check li>*{text-indent:0}"
        + ".coursekit-check .ck-mark{display:inline-block;width:1.6em;color:var(--ck-tone);font-weight:700}"
        + ".coursekit-check .ck-word{color:var(--ck-tone);font-weight:600}"
        + ".coursekit-check .ck-says{display:block}"
        + ".coursekit-check code{background:var(--ck-code);border-radius:3px;padding:.05em .35em;font-size:.92em}"
        + "@media print{.coursekit-check{" + Light + ";break-inside:avoid}}";

    internal static string Write(CheckResult result)
    {
        var html = new StringBuilder($"<section class=\"coursekit-check {Class(result)}\" data-check=\"{Escape(result.Id)}\"><style>{Style}</style>");
        html.Append(CultureInfo.InvariantCulture, $"<p><span class=\"ck-mark\" aria-hidden=\"true\">{CheckResult.Mark(result)}</span><strong>{Escape(result.Title)}</strong> · <span class=\"ck-word\">{Escape(result.Summary)}</span></p>");
        if (result.NotDone)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Escape(result.Diagnosis!)}</p>");
        }
        else
        {
            html.Append("<ul>");
            foreach (var check in result.Cases)
                Write(html, check);
            html.Append("</ul>");
        }

        foreach (var problem in result.Problems)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"ck-wrong\"><span class=\"ck-word\">The exercise itself is at fault:</span> {Escape(problem)}</p>");
        return html.Append("</section>").ToString();
    }

    private static void Write(StringBuilder html, CaseResult check)
    {
        html.Append(CultureInfo.InvariantCulture, $"<li class=\"{Class(check.Verdict)}\"><span class=\"ck-mark\" aria-hidden=\"true\">{CheckResult.Mark(check.Verdict)}</span>{Escape(check.Name)}: <span class=\"ck-word\">{Word(check.Verdict)}</span>");
        if (check.Observed is { } observed && ShowsValue(check.Verdict, observed))
            html.Append(CultureInfo.InvariantCulture, $" <code>{Escape(observed.ToString())}</code>");
        if (check.Diagnosis is not null)
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"ck-says\">{Escape(check.Diagnosis)}</span>");
        html.Append("</li>");
    }

    // A wrong value is told by its diagnosis; that a truth is right says which it is.
    private static bool ShowsValue(CheckVerdict verdict, ObservedValue value)
        => verdict == CheckVerdict.Observed
            || (verdict is CheckVerdict.Right or CheckVerdict.KnownMistake && value.Kind != ObservedKind.Boolean);

    private static string Word(CheckVerdict verdict)
        => verdict switch
        {
            CheckVerdict.Right => "right",
            CheckVerdict.KnownMistake => "a known mistake",
            CheckVerdict.NotDone => "not done yet",
            CheckVerdict.Failed => "stopped",
            CheckVerdict.Observed => "observed",
            _ => "not right",
        };

    private static string Class(CheckResult result) => result.Passed ? "ck-right" : result.NotDone || result.OnlyObserved ? "ck-open" : "ck-wrong";

    private static string Class(CheckVerdict verdict)
        => verdict switch
        {
            CheckVerdict.Right => "ck-right",
            CheckVerdict.NotDone or CheckVerdict.Observed => "ck-open",
            _ => "ck-wrong",
        };

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
