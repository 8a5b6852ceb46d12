using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Notebooks.Tests.Documents;

/// <summary>What holds of every text and every notebook.</summary>
public class NotebookProperties
{
    private static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static Notebook ParseDib(string text) => DibReader.Parse(text, "a.dib");

    private static Notebook ParseIpynb(string text) => IpynbReader.Parse(text, "a.ipynb");

    private static Notebook? Tried(Func<string, Notebook> parse, string text)
    {
        try
        {
            return parse(text);
        }
        catch (NotebookFormatException fault)
        {
            // A fault names a line that the text has.
            fault.Line.ShouldNotBeNull();
            fault.Line.Value.ShouldBeInRange(1, 1 + text.Replace("\r\n", "\n", StringComparison.Ordinal).Count(c => c is '\n' or '\r'));
            fault.Message.ShouldStartWith(fault.File + ", ");
            return null;
        }
    }

    private static void Check(Arbitrary<string> texts, Func<string, bool> holds) => Prop.ForAll(texts, holds).Check(Thousand);

    private static bool IsSame(Notebook one, Notebook other) => SameNotebook.Text(one) == SameNotebook.Text(other);

    [Fact]
    public void Any_text_is_a_dib_or_has_a_located_fault_and_what_is_read_is_written_so_that_it_is_read_the_same()
    {
        foreach (var texts in new[] { NotebookTexts.Dib, NotebookTexts.Any })
        {
            Check(texts, text => Tried(ParseDib, text) is not { } read
                || (DibWriter.Write(read) is var written && IsSame(ParseDib(written), read) && DibWriter.Write(ParseDib(written)) == written));
        }
    }

    [Fact]
    public void Any_text_is_an_ipynb_or_has_a_located_fault_and_what_is_read_is_written_so_that_it_is_read_the_same()
    {
        foreach (var texts in new[] { NotebookTexts.Ipynb, NotebookTexts.Any })
        {
            Check(texts, text => Tried(ParseIpynb, text) is not { } read
                || (IpynbWriter.Write(read) is var written && IsSame(ParseIpynb(written), read) && IpynbWriter.Write(ParseIpynb(written)) == written));
        }
    }

    [Fact]
    public void What_is_written_is_canonical_and_read_back()
        => Prop.ForAll(NotebookTexts.Notebooks, notebook =>
        {
            var ipynb = IpynbWriter.Write(notebook);
            var dib = DibWriter.Write(notebook);
            return IpynbWriter.Write(ParseIpynb(ipynb)) == ipynb && DibWriter.Write(ParseDib(dib)) == dib
                && Contents(ParseIpynb(ipynb)).SequenceEqual(Contents(notebook));
        }).Check(Thousand);

    [Fact]
    public void Languages_and_sources_survive_from_dib_to_ipynb_and_back()
        => Prop.ForAll(NotebookTexts.Notebooks, notebook =>
        {
            var dib = DibWriter.Write(notebook);
            var again = DibWriter.Write(ParseIpynb(IpynbWriter.Write(ParseDib(dib))));
            return again == dib;
        }).Check(Thousand);

    [Fact]
    public void The_start_line_is_where_the_file_has_the_cells_first_line()
        => Check(NotebookTexts.Dib, text => Tried(ParseDib, text) is not { } read || read.Cells.All(cell =>
            text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n')[cell.StartLine - 1].TrimStart('\uFEFF')
                == cell.Source.Split('\n')[0].TrimStart('\uFEFF')));

    private static IEnumerable<(string, string)> Contents(Notebook notebook) => notebook.Cells.Select(cell => (cell.Language, cell.Source));
}
