using CourseKit.Grading.Assignments;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Ipynb;

namespace CourseKit.Grading.Tests.Assignments;

public class AssignmentReaderTests
{
    [Fact]
    public void A_homework_is_read_with_its_roles_points_and_titles()
    {
        var homework = SourceText.Read(SourceText.Homework);

        homework.Name.ShouldBe("hw0");
        homework.Title.ShouldBe("Homework 0");
        homework.Cells.Select(cell => cell.Role).ShouldBe([
            CellRole.Text, CellRole.Setup, CellRole.Text, CellRole.Answer, CellRole.Check, CellRole.Answer, CellRole.Check, CellRole.Check,
            CellRole.Question]);
        homework.Exercises.Select(e => (e.Id, e.Title, e.Points)).ShouldBe(
            [("square", "The square of a number", 2m), ("total", "The sum of the squares", 3m)]);
        homework.Exercises[1].Checks.Select(c => (c.Title, c.Points)).ShouldBe([("few", 1m), ("many", 2m)]);
        homework.Questions.Single().ShouldSatisfyAllConditions(
            q => q.Id.ShouldBe("why"),
            q => q.Points.ShouldBe(4),
            q => q.Title.ShouldBe("Why squares?"),
            q => q.Rubric.ShouldBe("Two points for the sign, two for the size."),
            q => q.Cell.Released.ShouldNotContain("sign"));
        homework.Points.ShouldBe(9);
    }

    [Theory]
    [InlineData("hw1.9", "## 1.9 Where is the leak?", "Where is the leak?")]
    [InlineData("hw0.2", "## 2 Which loss?", "Which loss?")]
    [InlineData("hw0.2", "## 3 leaks", "3 leaks")]
    [InlineData("hw0.2", "## 2", "2")]
    public void A_question_is_called_by_its_heading_without_its_own_number(string id, string heading, string title)
        => SourceText.Read(SourceText.Homework.Replace("question why (", $"question {id} (", StringComparison.Ordinal)
            .Replace("### Why squares?", heading, StringComparison.Ordinal)).Questions.Single().Title.ShouldBe(title);

    [Fact]
    public void The_solution_holds_neither_markers_nor_wrong_answers()
        => SourceText.Read(SourceText.Homework).Exercises[0].Solution.ShouldBe("""
            // exercise square (2 points): The square of a number
            static double Square(double x)
            {
                var squareOfNumber = x * x;
                return squareOfNumber;
            }
            """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void A_wrong_answer_stands_in_the_place_of_the_solution()
    {
        var wrong = SourceText.Read(SourceText.Homework).Exercises[0].Wrong.Single();

        wrong.Message.ShouldBe("This doubles; a square multiplies by itself.");
        wrong.Line.ShouldBe(25);
        wrong.Source.ShouldContain("return doubledNumber;");
        wrong.Source.ShouldNotContain("squareOfNumber");
    }

    [Fact]
    public void A_check_runs_with_its_hidden_tests_and_is_released_without()
    {
        var check = SourceText.Read(SourceText.Homework).Exercises[0].Checks.Single();

        check.HasHiddenTests.ShouldBeTrue();
        check.Source.ShouldContain(".Observe(\"large\"");
        check.Source.ShouldNotContain("HIDDEN");
        check.Cell.Released.ShouldNotContain("Observe");
    }

    [Fact]
    public void The_same_cells_make_the_same_hash_in_both_formats()
    {
        var dib = SourceText.Parse(SourceText.Homework);
        var ipynb = IpynbReader.Parse(IpynbWriter.Write(dib), "hw0.ipynb");

        AssignmentReader.Read(ipynb).Hash.ShouldBe(AssignmentReader.Read(dib).Hash);
        SourceText.Read(SourceText.Homework.Replace("x * x", "x*x")).Hash.ShouldNotBe(AssignmentReader.Read(dib).Hash);
    }

    [Theory]
    [InlineData("// BEGIN SOLUTION\nint a = 1;", "hw0.dib, cell 1, line 4: '// BEGIN SOLUTION' is not closed")]
    [InlineData("int a = 1;\n// END SOLUTION", "hw0.dib, cell 1, line 5: '// END SOLUTION' closes nothing")]
    [InlineData("// BEGIN SOLUTION\n// BEGIN SOLUTION\nint a;\n// END SOLUTION", "line 5: '// BEGIN SOLUTION' stands within the region")]
    [InlineData("// BEGIN SOLUTION\nint a;\n// END HIDDEN TESTS\n// END SOLUTION", "line 6: got '// END HIDDEN TESTS', wanted '// END SOLUTION'")]
    [InlineData("//BEGIN SOLUTION\nint a;", "line 4: got '//BEGIN SOLUTION', which is nearly a marker")]
    [InlineData("// begin solution\nint a;", "which is nearly a marker")]
    [InlineData("int a = 1; // BEGIN SOLUTION", "which is nearly a marker")]
    [InlineData("int a = 1;", "line 3: exercise a has no solution")]
    [InlineData("// BEGIN SOLUTION\n// END SOLUTION", "line 4: there is nothing between this marker and its end")]
    [InlineData("// BEGIN SOLUTION\nint a;\n// END SOLUTION\n/* BEGIN WRONG:\nint b;\nEND WRONG */", "line 7: the wrong answer has no message")]
    [InlineData("/* BEGIN WRONG: x\nint b;\nEND WRONG */\n// BEGIN SOLUTION\nint a;\n// END SOLUTION", "line 4: there is no solution above this wrong answer")]
    [InlineData("// BEGIN SOLUTION\nint a;\n// END SOLUTION\n/* BEGIN WRONG: x\nint b; /* c */\nEND WRONG */", "line 8: '*/' ends the comment before")]
    [InlineData("// BEGIN SOLUTION\nint a;\n// END SOLUTION\n/* BEGIN WRONG: x\nint b;\nEND WRONG */\n/* BEGIN WRONG: x\nint c;\nEND WRONG */", "line 10: another wrong answer of this exercise has the same message")]
    [InlineData("// BEGIN HIDDEN TESTS\nint a;\n// END HIDDEN TESTS\n// BEGIN SOLUTION\nint b;\n// END SOLUTION", "line 4: this region has no place here")]
    [InlineData("var a =\n// BEGIN SOLUTION\n1;\n// END SOLUTION", "line 5: without this region the cell can't compile")]
    public void A_fault_in_an_answer_cell_is_told_with_its_place(string body, string wanted)
        => Should.Throw<AssignmentFormatException>(() => SourceText.Read(SourceText.Exercise(body))).Message.ShouldContain(wanted);

    [Theory]
    [InlineData("// exercise a: T", "line 3: got '// exercise a: T', wanted // exercise <id> (<points> points): <title>")]
    [InlineData("// exercise a (two points): T", "line 3: got 'two' points, wanted a number above 0")]
    [InlineData("// exercise a (0 points): T", "got '0' points")]
    [InlineData("// exercise a (-1 points): T", "got '-1' points")]
    [InlineData("// exercise a (0.125 points): T", "at most two decimals")]
    [InlineData("// exercise a b (1 point): T", "an id is made of letters")]
    [InlineData("// Exercise a (1 point): T", "got '// Exercise a (1 point): T'")]
    [InlineData("int x;\n// exercise a (1 point): T", "line 4: '// exercise a (1 point): T' stands inside a cell")]
    public void A_header_that_is_wrong_is_told_with_its_place(string header, string wanted)
        => Should.Throw<AssignmentFormatException>(() => SourceText.Read(
            $"#!csharp\n\n{header}\n// BEGIN SOLUTION\nint a;\n// END SOLUTION\n\n#!csharp\n\n// check a\n1\n")).Message.ShouldContain(wanted);

    [Theory]
    [InlineData("// check b\n1", "there is no exercise 'b' to check; there is a")]
    [InlineData("// check a: t\n1", "each needs a title")]
    [InlineData("// check a\n1", "this title stands above another already")]
    [InlineData("// check a (1 point): t\n1", "give points to all or to none")]
    [InlineData("// check a (1 point) t\n1", "wanted // check <id>")]
    [InlineData("// BEGIN SOLUTION\nint b;\n// END SOLUTION", "this region has no place here")]
    [InlineData("// exercise A (1 point): T\n// BEGIN SOLUTION\nint b;\n// END SOLUTION", "the id 'A' stands already in cell 1")]
    [InlineData("#!markdown\n\n<!-- BEGIN RUBRIC -->\nx\n<!-- END RUBRIC -->", "this region has no place here")]
    [InlineData("#!markdown\n\n<!-- question q (1 point) -->", "wanted <!-- question <id> (<points> points, manual) -->")]
    [InlineData("#!markdown\n\n// exercise b (1 point): T", "this is a text cell")]
    [InlineData("#!fsharp\n\n// exercise b (1 point): T", "of the language fsharp")]
    public void A_fault_in_another_cell_is_told(string cell, string wanted)
        => Should.Throw<AssignmentFormatException>(() => SourceText.Read(
            SourceText.Exercise("// BEGIN SOLUTION\nint a;\n// END SOLUTION") + "\n#!csharp\n\n" + cell)).Message.ShouldContain(wanted);

    [Fact]
    public void Checks_must_add_up_to_their_exercise()
        => Should.Throw<AssignmentFormatException>(() => SourceText.Read(SourceText.Homework.Replace("total (2 points): many", "total (1 point): many")))
            .Message.ShouldContain("exercise total is worth 3 points and its checks add up to 2");

    [Fact]
    public void An_exercise_without_check_and_a_check_above_its_exercise_are_faults()
    {
        const string Answer = "#!csharp\n\n// exercise a (1 point): T\n// BEGIN SOLUTION\nint a;\n// END SOLUTION\n\n";

        Should.Throw<AssignmentFormatException>(() => SourceText.Read(Answer)).Message.ShouldContain("exercise a has no check");
        Should.Throw<AssignmentFormatException>(() => SourceText.Read("#!csharp\n\n// check a\n1\n\n" + Answer))
            .Message.ShouldContain("this check stands above its exercise a");
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_notebook()
    {
        var fault = Should.Throw<AssignmentFormatException>(() => SourceText.Read(SourceText.Homework
            .Replace("(2 points): The square", "(some points): The square").Replace("<!-- END RUBRIC -->", "").Replace("// check square", "// check sqare")));

        fault.Faults.Count.ShouldBe(4);
        fault.Faults.Select(f => f.Cell).ShouldBe([4, 4, 5, 9], string.Join('\n', fault.Faults.Select(f => f.Message)));
        fault.Faults.ShouldAllBe(f => f.File == "hw0.dib" && f.Line > 0);
    }

    [Fact]
    public void A_notebook_without_exercises_is_no_assignment()
        => Should.Throw<AssignmentFormatException>(() => SourceText.Read("#!csharp\n\n1\n")).Message.ShouldContain("this is no homework");

    [Fact]
    public void Attached_pictures_are_refused_since_they_are_not_released()
    {
        var notebook = SourceText.Parse(SourceText.Homework);
        Cell[] cells = [notebook.Cells[0] with { Attachments = "{\"a.png\":{}}" }, .. notebook.Cells.Skip(1)];

        Should.Throw<AssignmentFormatException>(() => AssignmentReader.Read(notebook with { Cells = cells })).Message.ShouldContain("attached pictures");
    }
}
