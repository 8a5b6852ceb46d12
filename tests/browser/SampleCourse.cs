using CourseKit.Notebooks;
using CourseKit.Notebooks.Rendering;

namespace CourseKit.Browser.Tests;

/// <summary>A small course with one of everything that a page can hold, as if it had been executed.</summary>
internal static class SampleCourse
{
    public const string Title = "Training neural networks";

    public static IReadOnlyList<PageInfo> Pages { get; } =
    [
        new("00-start-here", "How a network learns")
        {
            Number = "00", State = PageState.UpToDate, TimeNeeded = "60 minutes", Elapsed = TimeSpan.FromSeconds(3.1),
            Goal = "See a network learn from its errors, and find the four places where that can go wrong.",
        },
        PageInfo.Of(Rich()) with { Elapsed = TimeSpan.FromSeconds(12.34) },
        PageInfo.Of(Broken()),
        PageInfo.Unreadable("03-initialization.dib", "03-initialization.dib, cell 4, line 31: the meta block is not JSON: got 'x', wanted '{'"),
        new("10-putting-it-together", "Putting it together") { Number = "10" },
    ];

    /// <summary>Writes the course's site.</summary>
    public static async Task<AssetReport> WriteAsync(string folder)
    {
        var site = new SiteWriter(folder, Title);
        var report = await site.EnsureAssetsAsync();
        foreach (var page in Pages)
        {
            var notebook = page.Number switch { "01" => Rich(), "02" => Broken(), _ => new Notebook([]) };
            site.WritePage(notebook, page, Pages);
        }

        site.WriteIndex(Pages);
        return report;
    }

    public static Notebook Rich() => new(
    [
        Text("""
            # Loss functions: what a network is told

            **Goal.** Choose the loss $e$ whose gradient is large where the error is large. Then see why
            the squared error does not do that.

            **Time needed:** 90 minutes · **Know first:** derivatives, the chain rule

            ## The problem, felt

            A neuron with output $o = \sigma(wx + b)$ should say $y = 0$. Its *loss function* (<span lang="ko">손실 함수</span>)
            tells it how wrong it is; its gradient tells it what to do about it. With the squared error

            $$
            e = \tfrac12 \lVert y - o \rVert^2, \qquad
            \frac{\partial e}{\partial w} = -(y - o)\, x\, \sigma'(wx + b)
            $$

            the push is scaled by $\sigma'$, which dies where the neuron is *surest*, right or wrong.[^hinton] Read
            [the chapter on initialization](03-initialization.dib#symmetry) for the same disease in deep networks.

            | neuron | $w$ | $b$ | error $e$ | $\partial e/\partial w$ | $\partial e/\partial b$ |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | left | 0.4 | 0.5 | 0.2815 | 0.2109 | 0.1406 |
            | right | 1.9 | 3.0 | **0.4971** | **0.0043** | 0.0029 |

            [^hinton]: The remedy is older than most networks that need it.
            """),
        Code("""
            // From scratch: the loss and its gradient, for one neuron.
            static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

            static (double Loss, double Dw, double Db) SquaredError(double x, double y, double w, double b)
            {
                var o = Sigmoid(w * x + b);
                var slope = o * (1 - o);            // σ'(z): at most ¼, near 0 on both sides
                return (0.5 * (y - o) * (y - o), -(y - o) * x * slope, -(y - o) * slope);
            }

            foreach (var (name, w, b) in new[] { ("left", 0.4, 0.5), ("right", 1.9, 3.0) })
            {
                var (loss, dw, db) = SquaredError(x: 1.5, y: 0, w, b);
                Console.WriteLine($"{name,-6} e = {loss:0.0000}   ∂e/∂w = {dw:0.0000}   ∂e/∂b = {db:0.0000}   and a comment so long that the line has to be wrapped");
            }
            """,
            new StreamOutput("stdout", "left   e = 0.2815   ∂e/∂w = 0.2109   ∂e/∂b = 0.1406\nright  e = 0.4971   ∂e/∂w = 0.0043   ∂e/∂b = 0.0029\n"),
            new StreamOutput("stderr", "\u001b[33mwarning:\u001b[0m the right neuron is saturated <σ' < 0.01>\n")),
        Text("""
            ### Seen as a figure

            The larger error gets the smaller push: the gradient's curve falls where the loss's still rises.
            """),
        Code("""
            #r "../lib/CourseKit/bin/Release/net10.0/CourseKit.dll"
            Figure.Lines(("squared error", z, e), ("its gradient", z, g)).Title("Squared error under a sigmoid")
            """,
            TimeSpan.FromSeconds(1.27),
            new DisplayOutput(new Dictionary<string, string> { [MimeTypes.Html] = SampleFigure.Curves().ToHtml(), [MimeTypes.Text] = "Figure" }),
            new DisplayOutput(new Dictionary<string, string> { [MimeTypes.Html] = SampleFigure.Bowl().ToHtml(), [MimeTypes.Text] = "Figure" }, true),
            new DisplayOutput(new Dictionary<string, string> { [MimeTypes.Html] = SampleFigure.Decades().ToHtml(), [MimeTypes.Text] = "Figure" }, true)),
        new Cell(Languages.Mermaid, "flowchart LR\n  x[\"input x\"] --> z[\"z = wx + b\"] --> o[\"o = σ(z)\"] --> e[\"loss e\"]\n  e -. gradient .-> z")
        {
            Outputs = [new DisplayOutput(new Dictionary<string, string>
            {
                [MimeTypes.Mermaid] = "flowchart LR\n  x[\"input x\"] --> z[\"z = wx + b\"] --> o[\"o = σ(z)\"] --> e[\"loss e\"]\n  e -. gradient .-> z",
            })],
            Run = new CellRun(CellStatus.Succeeded, TimeSpan.Zero),
        },
        Text("""
            ## Cross-entropy

            Take $e = -\bigl(y \ln o + (1-y)\ln(1-o)\bigr)$ instead. The $\sigma'$ cancels:

            $$\frac{\partial e}{\partial w} = x\,(o - y), \qquad \operatorname{softmax}(s)_k = \frac{e^{s_k}}{\sum_{j} e^{s_j}}, \qquad e = -\log_2 o_y = -\frac{1}{\ln 2}\Bigl(s_y - \log \sum_{j=1}^{K} e^{s_j}\Bigr) \quad\text{for every class } y \in \{1,\dots,K\}$$

            Its size is $\sqrt{x^2 + 1}\,\lvert o - y \rvert$, and $\underbrace{\widehat{o - y}}_{\text{the error itself}}$ has no $\sigma'$.

            1. It is **convex** in $w$ for one neuron.
            2. It is infinite for a sure and wrong answer, and `double.NaN` never.

            > A loss is a wish list. The network grants it to the letter.

            <details>
            <summary>Hint: where did σ′ go?</summary>

            Write $o(1-o)$ for $\sigma'(z)$ and look at the denominators of $\frac{\partial e}{\partial o}$.

            ```csharp
            var gradient = x * (o - y); // nothing else
            ```

            </details>

            - [x] reproduce the numbers
            - [ ] find a case where the squared error wins
            """),
        Code("""
            // fold: The data, loaded once
            using System.IO;
            var path = Path.Combine("..", "data", "digits");
            var raw = $$"raw {{path}} string";
            """),
        Code("new { Loss = 0.2815, Classes = new[] { 1, 2, 3 } }",
            new DisplayOutput(new Dictionary<string, string> { [MimeTypes.Json] = "{\"loss\":0.2815,\"classes\":[1,2,3],\"name\":\"<손실>\"}" })),
        Code("Score.Table(networks)",
            new DisplayOutput(new Dictionary<string, string>
            {
                [MimeTypes.Html] = "<table><thead><tr><th>network</th>" + string.Concat(Enumerable.Range(1, 14).Select(i => $"<th>epoch&nbsp;{i}</th>"))
                    + "</tr></thead><tbody><tr><td>2×100&nbsp;ReLU</td>" + string.Concat(Enumerable.Range(1, 14).Select(i => $"<td>{0.9 + (i * 0.006):0.0000}</td>"))
                    + "</tr></tbody></table>",
            })),
        new Cell("fsharp", "let rec loop n = loop (n + 1)") { Run = new CellRun(CellStatus.PassedOver, TimeSpan.Zero, "there is no kernel for F# here") },
        Code("// requires: Microsoft.ML\nusing Microsoft.ML;") with
        {
            Run = new CellRun(CellStatus.PassedOver, TimeSpan.Zero, "the package Microsoft.ML can't be had"),
        },
        Text("""
            ## Summary

            | term | Korean | what it is |
            | --- | --- | --- |
            | loss function | <span lang="ko">손실 함수</span> | what is made small |
            | cross-entropy | <span lang="ko">교차 엔트로피</span> | $-\sum_k y_k \log o_k$ |
            | softmax | <span lang="ko">소프트맥스</span> | scores made into probabilities |
            """),
    ])
    { FilePath = Path.GetFullPath("01-loss-functions.dib") };

    public static Notebook Broken() => new(
    [
        Text("# Preprocessing\n\n**Goal.** Bring every feature to the same scale, and know what that scale may be computed from.\n\n**Time needed:** 75 minutes"),
        Code("var a = 1;\nvar b = a + c;\nConsole.WriteLine(b);",
            new ErrorOutput("CS0103", "02-preprocessing.dib, cell 2, line 2: The name 'c' does not exist in the current context", ["  var b = a + c;", "              ^"])) with
        {
            Run = new CellRun(CellStatus.Failed, TimeSpan.FromMilliseconds(80)),
        },
        Code("Console.WriteLine(a);") with { Run = new CellRun(CellStatus.NotReached, TimeSpan.Zero) },
    ])
    { FilePath = Path.GetFullPath("02-preprocessing.dib") };

    private static Cell Text(string source) => new(Languages.Markdown, source);

    private static Cell Code(string source, params CellOutput[] outputs) => Code(source, TimeSpan.FromMilliseconds(30), outputs);

    private static Cell Code(string source, TimeSpan elapsed, params CellOutput[] outputs)
        => new(Languages.CSharp, source) { Outputs = outputs, ExecutionCount = 1, Run = new CellRun(CellStatus.Succeeded, elapsed) };
}
