namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What holds for every notebook of the course, beside portability (see Portability/CourseNotebooksTests).</summary>
public sealed class EveryNotebookTests
{
    public static TheoryData<string> Notebooks
        => [.. Directory.EnumerateFiles(CourseFiles.Notebooks, "*.dib").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Whatever_unfolds_is_folded_properly(string notebook)
    {
        foreach (var cell in CourseFiles.Read(notebook).Cells.Where(cell => cell.Language == Languages.Markdown))
        {
            var opened = cell.Source.Split("<details><summary>").Length;
            cell.Source.Split("</summary>\n\n").Length.ShouldBe(opened, cell.Source);
            cell.Source.Split("\n\n</details>").Length.ShouldBe(opened, cell.Source);
        }
    }
}
