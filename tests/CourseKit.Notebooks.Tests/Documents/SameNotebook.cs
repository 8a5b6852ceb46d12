using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks.Tests.Documents;

/// <summary>Compares notebooks by value: everything but the file's path and the lines of the file.</summary>
internal static class SameNotebook
{
    public static void ShouldBeSameAs(this Notebook actual, Notebook expected) => Text(actual).ShouldBe(Text(expected));

    public static string Text(Notebook notebook)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{notebook.Format} {notebook.DefaultLanguage} meta={notebook.Metadata ?? "-"} others={notebook.OtherFields ?? "-"}");
        foreach (var cell in notebook.Cells)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"[{cell.Language}] id={cell.Id ?? "-"} meta={cell.Metadata ?? "-"} n={cell.ExecutionCount} run={cell.Run}");
            text.AppendLine(CultureInfo.InvariantCulture, $"attachments={cell.Attachments ?? "-"} others={cell.OtherFields ?? "-"}");
            text.AppendLine(cell.Source);
            foreach (var output in cell.Outputs)
                text.AppendLine(Text(output));
        }

        return text.ToString();
    }

    private static string Text(CellOutput output) => output switch
    {
        StreamOutput s => $"stream {s.Name} {s.Text} {s.OtherFields}",
        ErrorOutput e => $"error {e.Name} {e.Message} {string.Join('|', e.Traceback)} {e.OtherFields}",
        DisplayOutput d => $"display {d.IsResult} {string.Join('|', d.Data)} {d.Metadata} {d.OtherFields}",
        _ => output.ToString(),
    };
}
