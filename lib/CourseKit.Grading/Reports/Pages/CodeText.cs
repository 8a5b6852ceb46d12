namespace CourseKit.Grading.Reports.Pages;

/// <summary>An instructor's sentence in which code stands between backquotes.</summary>
internal static class CodeText
{
    /// <summary>The sentence, code marked as such; a backquote without partner stays.</summary>
    public static Markup Of(string sentence)
    {
        var html = new Markup();
        var parts = sentence.Split('`');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0)
                html.Add($"{parts[i]}");
            else if (i == parts.Length - 1)
                html.Add($"`{parts[i]}");
            else
                html.Add($"<code>{parts[i]}</code>");
        }

        return html;
    }
}
