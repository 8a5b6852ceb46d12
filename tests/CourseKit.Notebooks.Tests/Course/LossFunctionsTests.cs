namespace CourseKit.Notebooks.Tests.Course;

/// <summary>Notebook 01 as its reader meets it: run from top to bottom.</summary>
public sealed class LossFunctionsTests(LossFunctionsTests.FirstRun run) : IClassFixture<LossFunctionsTests.FirstRun>
{
    private const string File = "01-loss-functions.dib";

    [Fact]
    public void Every_cell_runs()
        => run.Cells.Where(cell => cell.Run is { Status: not CellStatus.Succeeded })
            .Select(cell => $"{cell.Run!.Reason}\n{cell.Source}")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("left neuron, e", "0.2815")]
    [InlineData("left neuron, de/dw", "0.2109")]
    [InlineData("left neuron, de/db", "0.1406")]
    [InlineData("right neuron, e", "0.4971")]
    [InlineData("right neuron, de/dw", "0.0043")]
    [InlineData("right neuron, de/db", "0.0029")]
    [InlineData("y = 1, o = 0.98, bits", "0.0291")]
    [InlineData("y = 1, o = 0.0001, bits", "13.2877")]
    [InlineData("left neuron, de/dw", "1.1254")]
    [InlineData("left neuron, de/db", "0.7503")]
    [InlineData("right neuron, de/dw", "1.4957")]
    [InlineData("right neuron, de/db", "0.9971")]
    [InlineData("softmax of 2.0", "0.1131")]
    [InlineData("softmax of 1.2", "0.0508")]
    [InlineData("softmax of 4.0", "0.8360")]
    [InlineData("logistic of 2.0", "0.8808")]
    [InlineData("logistic of 1.2", "0.7685")]
    [InlineData("logistic of 4.0", "0.9820")]
    [InlineData("class 2, −log₂ 0.0508", "4.2990")]
    [InlineData("class 3, −log₂ 0.8360", "0.2584")]
    [InlineData("exp 3.2", "24.5")]
    [InlineData("exp 5.1", "164.0")]
    [InlineData("exp −1.7", "0.18")]
    [InlineData("probability of class 0", "0.13")]
    [InlineData("probability of class 1", "0.87")]
    [InlineData("probability of class 2", "0.00")]
    [InlineData("softmax loss of class 0", "2.04")]
    [InlineData("hinge loss of class 0", "2.9")]
    public void A_number_of_the_lecture_comes_out_of_a_cell(string what, string printed)
        => run.Lines.ShouldContain(line => line.StartsWith(what, StringComparison.Ordinal)
            && line.Contains($" {printed} ", StringComparison.Ordinal) && line.EndsWith("as in the lecture", StringComparison.Ordinal));

    [Fact]
    public async Task Two_runs_show_the_same()
    {
        var again = await RunAllAsync();
        again.Select(Execution.TextOf).ShouldBe(run.Cells.Select(Execution.TextOf));
    }

    [Fact]
    public void It_has_at_least_eight_figures_each_with_a_caption_and_words_for_those_who_cannot_see_it()
    {
        var figures = run.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>()
            .Where(output => output.Data.TryGetValue(MimeTypes.Html, out var html) && html.Contains("coursekit-figure", StringComparison.Ordinal))
            .Select(output => output.Data[MimeTypes.Html])
            .ToList();
        figures.Count.ShouldBeGreaterThanOrEqualTo(8);
        figures.ShouldAllBe(html => html.Contains("<figcaption", StringComparison.Ordinal) && html.Contains("<svg", StringComparison.Ordinal));
    }

    [Fact]
    public void No_cell_is_longer_than_forty_lines()
        => run.Cells.Where(cell => cell.Language == Languages.CSharp)
            .ShouldAllBe(cell => cell.Source.Split('\n', StringSplitOptions.None).Length <= 40);

    private static async Task<IReadOnlyList<Cell>> RunAllAsync()
    {
        await using var execution = new Execution(File);
        var cells = new List<Cell>();
        foreach (var cell in CourseFiles.Read(File).Cells)
            cells.Add(await execution.RunAsync(cell));
        return cells;
    }

    /// <summary>One run of the whole notebook, shared by the tests that only look.</summary>
    public sealed class FirstRun : IAsyncLifetime
    {
        public IReadOnlyList<Cell> Cells { get; private set; } = [];

        public IEnumerable<string> Lines => Cells.SelectMany(cell => Execution.TextOf(cell).Split('\n'));

        public async Task InitializeAsync() => Cells = await RunAllAsync();

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
