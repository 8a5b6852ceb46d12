namespace CourseKit.Notebooks.Tests.Course;

/// <summary>Every notebook of the course as its reader meets it: run from top to bottom.</summary>
public sealed class EveryChapterTests
{
    public static TheoryData<string> Files => [.. Chapter.All.Select(chapter => chapter.File)];

    [Fact]
    public void Every_notebook_of_the_course_has_a_chapter_here()
        => Directory.EnumerateFiles(CourseFiles.Notebooks, "*.dib").Select(path => Path.GetFileName(path))
            .ShouldBe(Chapter.All.Select(chapter => chapter.File), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_cell_runs(string file)
    {
        var cells = await CourseRuns.Of(file);
        cells.Where(cell => cell.Run is { Status: not CellStatus.Succeeded })
            .Select(cell => $"{cell.Run!.Reason}\n{cell.Source}")
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_numbers_of_the_lecture_come_out_of_its_cells(string file)
    {
        var lines = (await CourseRuns.Of(file)).SelectMany(cell => Execution.TextOf(cell).Split('\n')).Select(line => line.TrimEnd()).ToList();
        foreach (var (what, printed) in Chapter.Of(file).Numbers)
            lines.ShouldContain(line => line.StartsWith(what, StringComparison.Ordinal) && line.EndsWith($" {printed} ✓", StringComparison.Ordinal), $"{what}: {printed}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Two_runs_show_the_same(string file)
    {
        var (first, second) = (await CourseRuns.Of(file), await CourseRuns.Of(file, 1));
        second.Select(cell => cell.Source).ShouldBe(first.Select(cell => cell.Source));

        // Where a file was found is told from the process's own folder, which is the notebook's where a notebook has the process to itself.
        var data = Path.GetRelativePath(Environment.CurrentDirectory, CourseFiles.Root).Replace('\\', '/') + "/data/";
        foreach (var (cell, other) in first.Zip(second))
            Shown(other).ShouldBe(Shown(cell), cell.Source);

        // A picture of seconds is the only thing that may differ, and its cell says so. What it shows as text may not.
        string Shown(Cell cell) => (cell.Source.Contains("// by the clock", StringComparison.Ordinal)
            ? string.Join("\n", cell.Outputs.OfType<DisplayOutput>().Select(output => output.Data[MimeTypes.Text]))
            : Execution.TextOf(cell)).Replace(data, "../data/", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_has_at_least_eight_figures_each_with_a_caption_and_words_for_those_who_cannot_see_it(string file)
    {
        var figures = (await CourseRuns.Of(file)).SelectMany(cell => cell.Outputs).OfType<DisplayOutput>()
            .Where(output => output.Data.TryGetValue(MimeTypes.Html, out var html) && html.Contains("coursekit-figure", StringComparison.Ordinal))
            .Select(output => output.Data[MimeTypes.Html])
            .ToList();
        figures.Count.ShouldBeGreaterThanOrEqualTo(8);
        figures.ShouldAllBe(html => html.Contains("<figcaption", StringComparison.Ordinal) && html.Contains("<svg", StringComparison.Ordinal));
    }
}
