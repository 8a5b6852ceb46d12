using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Data.Tests.Tables;

public sealed class CsvFileTests
{
    private static readonly CsvColumn[] Wanted = [CsvColumn.Number("height"), CsvColumn.Category("sex", "male", "female")];

    [Fact]
    public void Columns_come_in_the_order_asked_for_and_others_are_left_out()
    {
        var table = Read("name,sex,height\nA,female,1.6\nB,male,1.75\n", Wanted);
        table.Columns.Select(column => column.Name).ShouldBe(["height", "sex"]);
        table.Numbers("height").ShouldBe([1.6, 1.75]);
        table["sex"].Codes.ShouldBe([1, 0]);
        table["sex"].Categories.ShouldBe(["male", "female"]);
    }

    [Fact]
    public void Without_a_wish_a_column_is_numeric_if_its_cells_are_numbers()
    {
        var table = Read("a,b,c\n1,x,\n2.5e3,y,-4\n");
        table.Numbers("a").ShouldBe([1, 2500]);
        table["b"].IsNumeric.ShouldBeFalse();
        table["b"].Categories.ShouldBe(["x", "y"]);
        table.Numbers("c").ShouldBe([double.NaN, -4]);
    }

    [Fact]
    public void Byte_order_mark_carriage_returns_blank_lines_and_quotes_are_read()
    {
        var table = Read("\uFEFF\"height\",sex\r\n\r\n\"1.6\", \"female\" \r\n1.75,male");
        table.Numbers("height").ShouldBe([1.6, 1.75]);
        table["sex"].Text(0).ShouldBe("female");
        Read("a,b\n\"x, \"\"y\"\"\",1\n").Columns[0].Text(0).ShouldBe("x, \"y\"");
    }

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Read("a\n1.5\n").Numbers("a").ShouldBe([1.5]);
            Read("a\n1.5\n").ToHtml().ShouldContain(">1.5<");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("", "x.csv: the file is empty; wanted a line of column names and rows")]
    [InlineData("height,sex\n", "x.csv: the file has column names but no rows")]
    [InlineData("height,gender\n1,male\n", "x.csv, line 1: no column sex; got height, gender")]
    [InlineData("height,height,sex\n1,2,male\n", "x.csv, line 1, column height: the name occurs twice; rename one")]
    [InlineData("height,,sex\n1,2,male\n", "x.csv, line 1: column 2 has no name")]
    [InlineData("height,sex\n1.7,male\n1.6\n", "x.csv, line 3: got 1 cells, wanted 2 as in the first line")]
    [InlineData("height,sex\n1.7,male,3\n", "x.csv, line 2: got 3 cells, wanted 2 as in the first line")]
    [InlineData("height,sex\n\n1.7O,male\n", "x.csv, line 3, column height: got '1.7O', wanted a finite number with a decimal point, such as 1.75")]
    [InlineData("height,sex\n\"1,7\",male\n", "x.csv, line 2, column height: got '1,7', wanted a finite number with a decimal point, such as 1.75")]
    [InlineData("height,sex\n,male\n", "x.csv, line 2, column height: got an empty cell, wanted a finite number with a decimal point, such as 1.75")]
    [InlineData("height,sex\nNaN,male\n", "x.csv, line 2, column height: got 'NaN', wanted a finite number with a decimal point, such as 1.75")]
    [InlineData("height,sex\n1e999,male\n", "x.csv, line 2, column height: got '1e999', wanted a finite number with a decimal point, such as 1.75")]
    [InlineData("height,sex\n1.7,Male\n", "x.csv, line 2, column sex: got 'Male', wanted one of male, female")]
    [InlineData("height,sex\n1.7,\"male\n1.6,female\n", "x.csv, line 2: a double quote is opened here and never closed; close it")]
    [InlineData("height,sex\n1.7,ma\"le\n", "x.csv, line 2: a double quote stands inside a cell that is not quoted; quote the whole cell and double the quotes in it")]
    [InlineData("height,sex\n1.7,\"ma\"le\n", "x.csv, line 2: text follows a closing double quote; quote the whole cell and double the quotes in it")]
    [InlineData("height,sex\n1.7,male\n1.6,\0\n", "x.csv, line 3: a zero byte; this is no UTF-8 text file")]
    public void A_wrong_file_is_refused_with_the_place_and_what_was_wanted(string text, string message)
        => Should.Throw<DataFormatException>(() => Read(text, Wanted)).Message.ShouldBe(message);

    [Fact]
    public void What_a_terminal_would_obey_is_written_out_in_the_message()
        => Should.Throw<DataFormatException>(() => Read("\u001b[2J\u202Ea,b\n,x\n")).Message
            .ShouldBe("x.csv, line 2, column \\u001b[2J\\u202ea: got an empty cell, wanted a word");

    [Fact]
    public void The_place_is_also_data()
    {
        var fault = Should.Throw<DataFormatException>(() => Read("height,sex\nx,male\n", Wanted));
        (fault.File, fault.Line, fault.Column, fault.Offset).ShouldBe(("x.csv", 2, "height", null));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] latin = [.. "name\nbob\n"u8, 0xE9, 0x0A];
        Should.Throw<DataFormatException>(() => CsvFile.Read(new MemoryStream(latin), "x", "x.csv")).Message
            .ShouldBe("x.csv, line 3: bytes that are no UTF-8; save the file as UTF-8");
    }

    [Fact]
    public void A_file_that_is_too_long_is_refused_before_it_is_read()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder["long.csv"]))
            file.SetLength(CsvFile.LongestFile + 1);
        Should.Throw<DataFormatException>(() => CsvFile.Read(folder["long.csv"])).Message.ShouldContain("wanted at most 67108864; split it");

        // One byte less is read, and found to be zeros.
        using (var file = File.OpenWrite(folder["long.csv"]))
            file.SetLength(CsvFile.LongestFile);
        Should.Throw<DataFormatException>(() => CsvFile.Read(folder["long.csv"])).Message.ShouldContain("line 1: a zero byte");
    }

    [Fact]
    public void A_table_may_have_4096_columns_and_no_more()
    {
        static string Table(int columns) => string.Join(',', Enumerable.Range(0, columns).Select(k => $"c{k}")) + "\n" + string.Join(',', Enumerable.Repeat("1", columns)) + "\n";
        Read(Table(4096)).Columns.Count.ShouldBe(4096);
        Should.Throw<DataFormatException>(() => Read(Table(4097))).Message.ShouldBe("x.csv, line 1: got 4097 cells, wanted at most 4096");
    }

    [Fact]
    public void Any_text_gives_a_table_or_a_located_fault()
    {
        var pieces = Gen.Elements("a", "1", ",", "\n", "\r\n", "\"", " ", "é", "\0", "-2.5", "\"\"", "\uFEFF");
        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            try
            {
                Read(text).Count.ShouldBeGreaterThan(0);
            }
            catch (DataFormatException fault)
            {
                fault.Message.ShouldStartWith("x.csv");
            }
        }).QuickCheckThrowOnFailure();
    }

    private static DataTable Read(string text, params CsvColumn[] columns)
        => CsvFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x", "x.csv", columns);
}
