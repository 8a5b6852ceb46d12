using CourseKit.Grading.Similarity;

namespace CourseKit.Grading.Tests.Similarity;

public sealed class SubmittedCodeReaderTests
{
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
