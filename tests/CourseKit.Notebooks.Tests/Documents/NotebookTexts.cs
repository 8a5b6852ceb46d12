using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;
using CourseKit.Notebooks.Tests.Ipynb;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Notebooks.Tests.Documents;

/// <summary>Random texts and notebooks, with the pieces that matter to the two grammars.</summary>
internal static class NotebookTexts
{
    private static readonly string[] DibPieces =
    [
        "#!csharp", "#!c#", "#!csharp ", "#!md", "#!markdown", "#!html", "#!js", "#!fs", "#!raw", "#!python", "#!meta", "#!time", "#!",
        "#!meta\n\n{}\n", "#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\",\"items\":[{\"name\":\"python\",\"aliases\":[\"py\"]}]}}",
        "#!py", "{", "}", "\"", "{}", "var x = 1;", "", "", " ", "\t", "\uFEFF", "\r", "a\r\nb", "\u2028", "\u0085", "손실 🎓", "\0", "\ud800", "\udc00",
    ];

    private static readonly string[] JsonPieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", " ", "null", "true", "NaN", "0", "-1.5e300", "1e99999", "\"cells\"", "\"metadata\"",
        "\"nbformat\":4", "\"nbformat\":3", "\"nbformat_minor\":5", "\"cell_type\":\"code\"", "\"source\":[]", "\"source\":\"#!html\"", "\"outputs\":[",
        "\"output_type\":\"stream\"", "\\ud800", "\ud800", "\0", "é", "\"id\":\"a\"", "\"coursekit\":{", "\"status\":\"failed\"", "\"kernelName\":\"html\"",
    ];

    private static readonly string[] Languages =
        ["csharp", "fsharp", "pwsh", "html", "http", "javascript", "mermaid", "value", "markdown", "raw", "python", "sql db"];

    private static readonly string[] SourceLines =
        ["", "", "var x = 1;", "<b>", "# Title", "#!time", "#!csharp ", " #!csharp", "#r \"nuget: A\"", "\t", "손실 🎓", "\"\\n\"", "\u2028", "\u0001", "}"];

    private static readonly string Valid = IpynbWriter.Write(Examples.Executed);

    private static readonly string ValidDib = DibWriter.Write(Examples.Executed);

    /// <summary>Texts of pieces of the .dib grammar, on lines.</summary>
    public static Arbitrary<string> Dib { get; } =
        (from pieces in Gen.Elements(DibPieces).ListOf()
         from mutated in Mutated(ValidDib)
         from which in Gen.Choose(0, 3)
         select which == 0 ? mutated : string.Join('\n', pieces)).ToArbitrary();

    /// <summary>Texts of pieces of JSON, and damaged notebooks.</summary>
    public static Arbitrary<string> Ipynb { get; } =
        (from pieces in Gen.Elements(JsonPieces).ListOf()
         from mutated in Mutated(Valid)
         from which in Gen.Choose(0, 3)
         select which == 0 ? string.Concat(pieces) : mutated).ToArbitrary();

    /// <summary>Any text at all.</summary>
    public static Arbitrary<string> Any { get; } =
        ArbMap.Default.GeneratorFor<char>().ArrayOf().Select(characters => new string(characters)).ToArbitrary();

    /// <summary>Notebooks in memory that a .dib can hold.</summary>
    public static Arbitrary<Notebook> Notebooks { get; } =
        Cell().ListOf().Select(cells => new Notebook([.. cells])).ToArbitrary();

    private static Gen<Cell> Cell()
        => from language in Gen.Elements(Languages)
           from lines in Gen.Elements(SourceLines).ListOf()
           select new Cell(language, string.Join('\n', lines));

    // One to three damages: a piece taken out, put in elsewhere, or a character replaced.
    private static Gen<string> Mutated(string text)
        => from damages in Damage(text.Length).ArrayOf(3)
           from count in Gen.Choose(1, 3)
           select damages.Take(count).Aggregate(text, (current, damage) => damage(current));

    private static Gen<Func<string, string>> Damage(int length)
        => from kind in Gen.Choose(0, 3)
           from at in Gen.Choose(0, length)
           from size in Gen.Choose(1, 40)
           from piece in Gen.Elements<string>([.. JsonPieces, .. DibPieces])
           select new Func<string, string>(text =>
           {
               var start = Math.Min(at, text.Length);
               var end = Math.Min(start + size, text.Length);
               return kind switch
               {
                   0 => text.Remove(start, end - start),
                   1 => text.Insert(start, piece),
                   2 => string.Concat(text.AsSpan(0, start), piece, text.AsSpan(Math.Min(start + 1, text.Length))),
                   _ => text.Insert(text.Length - start, text[start..end]),
               };
           });
}
