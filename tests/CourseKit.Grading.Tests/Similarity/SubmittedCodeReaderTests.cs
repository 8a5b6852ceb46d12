using CourseKit.Grading.Similarity;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Tests.Similarity;

public sealed class SubmittedCodeReaderTests
{
    [Fact]
    public void Code_is_told_apart_by_the_exercise_that_its_cell_names_and_checks_and_prose_are_left_out()
    {
        var notebook = new Notebook(
        [
            new(Languages.Markdown, "// exercise no: prose"),
            new(Languages.CSharp, "var free = 1;"),
            new(Languages.CSharp, "// exercise a (1 points): A\nint A() => 1;"),
            new(Languages.CSharp, "// check a\nA()"),
        ]);
        SubmittedCodeReader.Parts(notebook).Select(part => (part.ExerciseId, part.Source))
            .ShouldBe([("", "var free = 1;"), ("a", "// exercise a (1 points): A\nint A() => 1;")]);
    }

    [Theory]
    [InlineData(4, 2, false)]
    [InlineData(4, 3, true)]
    [InlineData(10, 4, false)]
    [InlineData(10, 5, true)]
    [InlineData(11, 5, false)]
    public void What_three_and_half_of_the_class_handed_in_word_for_word_stands_in_for_the_released_notebook(int students, int alike, bool common)
    {
        var @class = Enumerable.Range(0, students).Select(n => new SubmittedCode($"s{n}", [new("a", n < alike ? " given(); \n" : $"own({n});")])).ToList();
        SubmittedCodeReader.CommonParts(@class).Select(part => part.Source).ShouldBe(common ? ["given();"] : []);
    }
}
