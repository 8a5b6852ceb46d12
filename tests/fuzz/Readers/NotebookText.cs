using CourseKit.Notebooks;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>Small notebooks with everything in them that a notebook can have.</summary>
internal static class NotebookText
{
    private static readonly string[] Sources =
    [
        "Console.WriteLine(1);", "// exercise square (2 points): The square\nstatic double Square(double x) => x * x;", "# Title\n\nText with 한국어 and 👩‍🎓.",
        "var x = \"a\\\"b\";\n\n\nx", "#r \"nuget: A\"\n1", "<!-- question why (4 points, manual) -->\n### Why?\n\nBecause.", "  indented\n\ttab  ", "// check square\nCheck.Exercise(\"square\")", "a", "#!time\nx", "\"\"\"\nraw\n\"\"\"",
        "int f<T>(T t) where T : class { return 1; }", "html <b>",
    ];

    private static readonly string[] LanguageNames = [Languages.CSharp, Languages.CSharp, Languages.Markdown, Languages.FSharp, Languages.Html, Languages.Raw, "python"];

    /// <summary>A notebook of up to six cells.</summary>
    public static Notebook Notebook(RandomStream random, bool mayBeRaw)
        => new([.. Enumerable.Range(0, random.NextInt(7)).Select(number => Cell(random, number, mayBeRaw))])
        {
            Metadata = random.NextInt(4) == 0 ? """{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["c1"],"name":"csharp"},{"aliases":[],"name":"python"}]},"other":[1,null,"x"]}""" : null,
        };

    private static Cell Cell(RandomStream random, int number, bool mayBeRaw)
    {
        var language = LanguageNames[random.NextInt(LanguageNames.Length)];
        language = language == Languages.Raw && !mayBeRaw ? Languages.Markdown : language;
        var isCode = language is not (Languages.Markdown or Languages.Raw);
        return new Cell(language, Sources[random.NextInt(Sources.Length)])
        {
            Id = random.NextInt(3) == 0 ? FormattableString.Invariant($"c{number}") : null,
            ExecutionCount = isCode && random.NextInt(2) == 0 ? number : null,
            Metadata = random.NextInt(4) == 0 ? """{"tags":["a"],"collapsed":true}""" : null,
            Outputs = isCode ? [.. Enumerable.Range(0, random.NextInt(3)).Select(_ => Output(random))] : [],
            Run = isCode && random.NextInt(3) == 0 ? new CellRun(CellStatus.Failed, TimeSpan.FromSeconds(1.5), "why") : null,
        };
    }

    private static CellOutput Output(RandomStream random) => random.NextInt(4) switch
    {
        0 => new StreamOutput("stdout", "one\ntwo\n"),
        1 => new ErrorOutput("Error", "it broke", ["at line 1", "at line 2"]),
        2 => new DisplayOutput(new Dictionary<string, string> { ["text/html"] = "<b>1</b>\n", ["application/json"] = """{"a":[1,2.50,1e3]}""", ["image/png"] = "AAAA" }, IsResult: false) { Metadata = """{"isolated":true}""" },
        _ => new DisplayOutput(new Dictionary<string, string> { ["text/plain"] = "3" }, IsResult: true),
    };
}
