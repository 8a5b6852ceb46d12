using CourseKit.Grading.Assignments;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Tests.Assignments;

/// <summary>The proof finds what the release would have to hide, and does not cry wolf.</summary>
public class LeakProofTests
{
    private static readonly Assignment Homework = SourceText.Read(SourceText.Homework);

    [Fact]
    public void A_release_made_by_us_leaks_nothing()
    {
        var proof = LeakProof.Of(Homework, AssignmentRelease.Create(Homework));

        proof.Leaks.ShouldBeEmpty();
        proof.HiddenLines.ShouldBeGreaterThan(6);
        proof.ReleasedLines.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void The_source_itself_leaks_everything()
    {
        var proof = LeakProof.Of(Homework, Homework.Source);

        proof.Leaks.Select(leak => leak.What).Distinct().ShouldBe(
            ["a marker", "a line of the solution", "a line of a wrong answer", "a line of the hidden tests", "a line of the rubric"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("var squareOfNumber=x*x;", "a line of the solution")]
    [InlineData("// var squareOfNumber = x * x;", "a line of the solution")]
    [InlineData("Try `return doubledNumber + 0` first: var doubledNumber = 2 * x", "a line of a wrong answer")]
    [InlineData("The value at 1234.5678 is asked for.", "a value of the hidden tests")]
    [InlineData("Two points for the sign, two for the size.", "a line of the rubric")]
    [InlineData("This doubles; a square multiplies by itself.", "a line of a wrong answer")]
    [InlineData("// END SOLUTION", "a marker")]
    public void A_line_that_the_source_does_not_show_is_a_leak(string line, string what)
    {
        var released = AssignmentRelease.Create(Homework);
        var leaky = released with { Cells = [.. released.Cells, new Cell(Languages.Markdown, "All right.\n" + line)] };

        LeakProof.Of(Homework, leaky).Leaks.ShouldContain(leak => leak.What == what && leak.ReleasedCell == 10 && leak.ReleasedLine == 2);
    }

    [Fact]
    public void Outputs_and_metadata_are_leaks()
    {
        var released = AssignmentRelease.Create(Homework);

        LeakProof.Of(Homework, released with { Cells = [released.Cells[0] with { Outputs = [new StreamOutput("stdout", "9")] }] }).Holds.ShouldBeFalse();
        LeakProof.Of(Homework, released with { Cells = [released.Cells[0] with { Attachments = "{}" }] }).Holds.ShouldBeFalse();
        LeakProof.Of(Homework, released with { Cells = [released.Cells[0] with { OtherFields = "{}" }] }).Holds.ShouldBeFalse();
        LeakProof.Of(Homework, released with { Cells = [released.Cells[0] with { Metadata = "{}" }] }).Holds.ShouldBeFalse();
        LeakProof.Of(Homework, released with { Cells = [released.Cells[0]] }).Holds.ShouldBeTrue();
    }

    [Fact]
    public void A_line_that_the_same_exercise_shows_is_no_leak()
        => Proof(SourceText.Homework.Replace("static double Square(double x)\n{", "static double Square(double x)\n{\n    // name it: var squareOfNumber = x * x;")).Holds.ShouldBeTrue();

    [Fact]
    public void A_solution_that_another_cell_shows_whole_is_a_leak()
    {
        var leak = Proof(SourceText.Homework.Replace("double scale = 2;", "double scale = 2;\nFunc<double[], double> again = values => 0;\nvar t = (double[] values)\n=> values.Sum(value => Square(value));")).Leaks.Single();

        leak.ToString().ShouldBe("the released notebook would show, in cell 2, line 5, a line of the solution of cell 6 (line 50 of the source); "
            + "take it out of the text that students see, or out of the region");
    }

    [Fact]
    public void A_single_line_of_a_long_solution_that_stands_elsewhere_is_no_leak()
        => Proof(SourceText.Homework.Replace("var squareOfNumber = x * x;", "var random = new Random(1);\n    var first = random.NextDouble();\n    var squareOfNumber = x * x;")
            .Replace("double scale = 2;", "var random = new Random(1);")).Holds.ShouldBeTrue();

    [Fact]
    public void Trivial_lines_are_no_leaks()
        => Proof(SourceText.Homework.Replace("return squareOfNumber;", "return x;").Replace("double scale = 2;", "static double Same(double x)\n{\n    return x;\n}")).Holds.ShouldBeTrue();

    [Fact]
    public void A_seed_that_the_set_up_shows_may_stand_in_hidden_tests()
        => Proof(SourceText.Homework.Replace("double scale = 2;", "double scale = 1234.5678;")).Holds.ShouldBeTrue();

    [Theory]
    [InlineData("1234.56789")]
    [InlineData("91234.5678")]
    [InlineData("x1234.5678")]
    [InlineData("1234.5678_")]
    public void A_longer_number_or_word_that_holds_a_hidden_value_is_no_leak(string text)
        => Proof(SourceText.Homework.Replace("Square and sum.", $"We shall try {text}, too.")).Holds.ShouldBeTrue();

    [Theory]
    [InlineData("10000")]
    [InlineData("0.0100")]
    public void A_round_number_of_hidden_tests_may_stand_anywhere(string number)
        => Proof(SourceText.Homework.Replace("1234.5678", number).Replace("Square and sum.", $"We shall try {number}, too.")).Holds.ShouldBeTrue();

    [Theory]
    [InlineData("return first*2+x;", false)]
    [InlineData("return firs*2+x;", true)]
    public void A_hidden_line_of_sixteen_characters_is_looked_for_within_lines_and_a_shorter_one_is_not(string line, bool holds)
    {
        var source = SourceText.Read(SourceText.Homework.Replace("return squareOfNumber;", line).ReplaceLineEndings("\n"));
        var released = AssignmentRelease.Create(source);
        LeakProof.Of(source, released with { Cells = [.. released.Cells, new Cell(Languages.Markdown, $"Try `{line[..^1]}` first.")] }).Holds.ShouldBe(holds);
    }

    [Fact]
    public void A_hidden_value_that_the_prose_tells_is_a_leak()
        => Proof(SourceText.Homework.Replace("Square and sum.", "We shall try 1234.5678, too.")).Leaks.Single().What.ShouldBe("a value of the hidden tests");

    private static LeakProof Proof(string text)
    {
        var source = SourceText.Read(text.ReplaceLineEndings("\n"));
        return LeakProof.Of(source, AssignmentRelease.Create(source));
    }
}
