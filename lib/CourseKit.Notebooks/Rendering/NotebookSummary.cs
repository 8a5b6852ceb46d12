using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Reads from a notebook's text what the index says of it.</summary>
internal static partial class NotebookSummary
{
    public static PageInfo Read(Notebook notebook)
    {
        var name = Path.GetFileNameWithoutExtension(notebook.FileName);
        var blocks = notebook.Cells
            .Where(cell => cell.Language == Languages.Markdown)
            .Take(3)
            .SelectMany(cell => CourseMarkdown.Parse(cell.Source).Select(block => (cell.Source, block)))
            .ToList();

        var title = blocks
            .Where(b => b.block is HeadingBlock { Level: 1 })
            .Select(b => CourseMarkdown.PlainText((HeadingBlock)b.block))
            .FirstOrDefault(text => text.Length > 0);

        // Everything before the second section belongs to the notebook's head.
        var head = blocks
            .SkipWhile(b => b.block is HeadingBlock { Level: 1 })
            .TakeWhile(b => b.block is not HeadingBlock { Level: 1 })
            .Select(b => (Text: b.Source.Substring(b.block.Span.Start, b.block.Span.Length), b.block))
            .ToList();
        var goal = Goal(head.Where(b => b.block is ParagraphBlock).Select(b => b.Text).ToList());
        var time = head.Select(b => TimeNeeded().Match(b.Text)).FirstOrDefault(m => m.Success)?.Groups["time"].Value;

        var failed = notebook.Cells.FirstOrDefault(cell => cell.Run?.Status == CellStatus.Failed);
        var executed = notebook.Cells.Any(cell => cell.Run is not null);
        var number = NumberOf(name);
        return new PageInfo(name, title is null ? TitleFromName(name) : WithoutNumber(title, number))
        {
            Number = number,
            Goal = goal,
            TimeNeeded = time?.Trim().TrimEnd('.'),
            Sections = Sections(notebook),
            Terms = TermTable.In(notebook),
            State = failed is not null ? PageState.Failed : executed ? PageState.Succeeded : PageState.NotRun,
            Elapsed = executed
                ? notebook.Cells.Aggregate(TimeSpan.Zero, (sum, cell) => sum + (cell.Run?.Elapsed ?? TimeSpan.Zero))
                : null,
            Error = failed is null ? null : ErrorOf(failed),
        };
    }

    // Line by line: to parse every cell of every notebook each time that the index is written would be slow.
    private static IReadOnlyList<string> Sections(Notebook notebook)
    {
        var sections = new List<string>();
        foreach (var cell in notebook.Cells.Where(cell => cell.Language == Languages.Markdown))
        {
            var inCode = false;
            foreach (var line in cell.Source.AsSpan().EnumerateLines())
            {
                inCode ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
                if (!inCode && line.StartsWith("## ", StringComparison.Ordinal) && WithoutSectionNumber(line[3..].ToString()) is { Length: > 0 } heading)
                    sections.Add(heading);
            }
        }

        if (sections.Count == 0)
            return [];
        return sections;
    }

    private static string WithoutSectionNumber(string heading) => SectionNumber().Replace(heading, "").Trim().TrimEnd('#').TrimEnd();

    public static string NumberOf(string name) => LeadingNumber().Match(name).Groups["number"].Value;

    public static string TitleFromName(string name)
    {
        var words = LeadingNumber().Replace(name, "").Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }

    /// <summary>The title without the chapter's number, which contents and index show beside it.</summary>
    public static string WithoutNumber(string title, string number)
    {
        if (number.Length == 0 || !title.StartsWith(number, StringComparison.Ordinal))
            return title;
        var rest = title[number.Length..].TrimStart('.', ':', '-', '–', '—', ' ');
        return rest.Length > 0 && title.Length > number.Length && !char.IsLetterOrDigit(title[number.Length]) ? rest : title;
    }

    private static string ErrorOf(Cell cell)
        => cell.Outputs.OfType<ErrorOutput>().FirstOrDefault()?.Message ?? cell.Run?.Reason ?? "a cell failed";

    // A goal that is named as such and said in a sentence, else what the notebook says first.
    private static string? Goal(List<string> paragraphs)
    {
        var named = paragraphs.FirstOrDefault(text => GoalLabel().IsMatch(text));
        if (named is not null && FirstSentence(named) is { } sentence && sentence.EndsWith('.'))
            return sentence;
        var first = paragraphs.FirstOrDefault(text => !GoalLabel().IsMatch(text)) ?? named;
        return first is null ? null : FirstSentence(first);
    }

    private static string FirstSentence(string paragraph)
    {
        var text = GoalLabel().Replace(paragraph.ReplaceLineEndings(" "), "");
        var end = SentenceEnd().Match(text);
        return end.Success ? text[..(end.Index + 1)] : text;
    }

    [GeneratedRegex(@"^\s*\d+(\.\d+)*[.:]?\s+(?=\S)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SectionNumber();

    [GeneratedRegex(@"^(?<number>\d+)[-_. ]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"^\s*(\*\*|__)(The )?goal[.:]?(\*\*|__)[.:]?\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex GoalLabel();

    // A full stop inside math, code or a number is followed by something else than a space and a capital.
    [GeneratedRegex(@"[.!?](?=\s+[\p{Lu}\*_])(?<!e\.g\.|i\.e\.|vs\.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(\*\*|__)Time(\s+needed)?[.:]?(\*\*|__)[.:]?\s*(?<time>[^\n·;|*]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TimeNeeded();
}
