namespace CourseKit.Notebooks.Tests.Ipynb;

/// <summary>Notebooks that several tests write.</summary>
internal static class Examples
{
    /// <summary>A notebook with every kind of cell, output and outcome.</summary>
    public static Notebook Executed { get; } = new(
    [
        new("markdown", "# Loss functions 손실\n\n$e = -\\log_2 o$ \u2028 \t\"quoted\""),
        new("csharp", "Console.Write(1);\nx") { ExecutionCount = 1, Run = new(CellStatus.Succeeded, TimeSpan.FromTicks(12_345_678)), Outputs = [
            new StreamOutput("stdout", "1\nzwei\r\u001b[1m\n"),
            new StreamOutput("stderr", "oh"),
            Shown(isResult: false, ("image/png", "iVBORw0KGgo="), ("image/svg+xml", "<svg>\n</svg>"), ("text/plain", "pic")),
            Shown(isResult: true, ("text/html", "<b>1</b>\n<i>2</i>"), ("application/vnd.plotly.v1+json", """{"data":[{"x":[1,2.5]}],"layout":{}}"""), ("text/plain", "1")),
        ] },
        new("csharp", "throw null;") { ExecutionCount = 2, Run = new(CellStatus.Failed, TimeSpan.FromSeconds(3), "cell 3, line 1: …"), Outputs = [
            new ErrorOutput("NullReferenceException", "a.dib, cell 3, line 1: …", ["> throw null;", "  ^"]),
        ] },
        new("fsharp", "let x = 1") { Run = new(CellStatus.PassedOver, TimeSpan.Zero, "F# has no kernel here") },
        new("html", "<b>bold</b>") { Outputs = [Shown(isResult: false, ("text/html", "<b>bold</b>"))], Metadata = """{"tags":["a"]}""" },
        new("mermaid", "graph LR\n a-->b"),
        new("javascript", "console.log('#!csharp')"),
        new("raw", "\\LaTeX"),
        new("csharp", "") { Run = new(CellStatus.NotReached, TimeSpan.Zero) },
    ]);

    private static DisplayOutput Shown(bool isResult, params (string Type, string Text)[] data)
    {
        var bundle = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (type, text) in data)
            bundle[type] = text;
        return new DisplayOutput(bundle, isResult);
    }
}
