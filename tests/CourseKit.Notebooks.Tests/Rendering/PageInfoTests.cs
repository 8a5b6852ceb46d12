using CourseKit.Notebooks.Rendering;

namespace CourseKit.Notebooks.Tests.Rendering;

public sealed class PageInfoTests
{
    [Fact]
    public void Title_goal_and_time_are_read_from_the_head()
    {
        var info = Of("# Loss `functions`\n\n**Goal.** See why $e^2$ fails, e.g. at 0.5. Then fix it.\n\n**Time needed:** 90 minutes · **Know first:** x");
        info.ShouldBe(new PageInfo("01-loss-functions", "Loss functions")
        {
            Number = "01",
            Goal = "See why $e^2$ fails, e.g. at 0.5.",
            TimeNeeded = "90 minutes",
        });
    }

    [Theory]
    [InlineData("**Goal:** Do it.", "Do it.")]
    [InlineData("Learn what a loss is", "Learn what a loss is")]
    [InlineData("What it is about.\n\n**Goal.** Do it.", "Do it.")]
    [InlineData("What it is about.\n\n**Goal.** Afterwards you can\n- do it;", "What it is about.")]
    [InlineData("- a list\n\nFirst paragraph\nover two lines. More.", "First paragraph over two lines.")]
    public void The_goal_is_the_sentence_named_so_else_the_first(string head, string goal) => Of("# T\n\n" + head).Goal.ShouldBe(goal);

    [Theory]
    [InlineData("01 Loss", "Loss")]
    [InlineData("01. Loss", "Loss")]
    [InlineData("01 — Loss", "Loss")]
    [InlineData("010 ways", "010 ways")]
    [InlineData("01", "01")]
    [InlineData("1.5 losses", "1.5 losses")]
    public void The_title_does_not_repeat_the_chapter_s_number(string heading, string title) => Of("# " + heading).Title.ShouldBe(title);

    [Fact]
    public void Sections_are_the_second_level_headings_without_numbers_and_not_what_code_says()
        => Of("# T\n\n## Set-up\n\n```bash\n## no\n```\n\n### 1.1 Deeper\n\n## 2 Why $e^2$ fails\n\n## 3.1: More ##\n\n## 2026").Sections
            .ShouldBe(["Set-up", "Why $e^2$ fails", "More", "2026"]);

    [Fact]
    public void A_notebook_without_a_title_is_called_after_its_file() => Of("text").Title.ShouldBe("Loss functions");

    [Fact]
    public void An_executed_notebook_has_state_time_and_error()
    {
        var cells = new[]
        {
            new Cell(Languages.CSharp, "a") { Run = new CellRun(CellStatus.Succeeded, TimeSpan.FromSeconds(1)) },
            new Cell(Languages.CSharp, "b")
            {
                Run = new CellRun(CellStatus.Failed, TimeSpan.FromSeconds(2)),
                Outputs = [new ErrorOutput("E", "it broke", [])],
            },
        };
        var info = PageInfo.Of(new Notebook(cells));
        (info.State, info.Elapsed, info.Error).ShouldBe((PageState.Failed, TimeSpan.FromSeconds(3), "it broke"));
    }

    private static PageInfo Of(string markdown)
        => PageInfo.Of(new Notebook([new Cell(Languages.Markdown, markdown)]) { FilePath = "notebooks/01-loss-functions.dib" });
}
