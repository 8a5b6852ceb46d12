using CourseKit.Grading.Assignments;
using CourseKit.Grading.Results;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;

namespace CourseKit.Grading.Tests.Assignments;

/// <summary>Whatever a student does to the cells, the answers are found and the instructor's cells run.</summary>
public class SubmissionRecoveryTests
{
    private const string Square = "// exercise square (2 points): The square of a number\nstatic double Square(double x) => x * x; // mine";
    private const string Total = "// exercise total (3 points): The sum of the squares\nstatic double Total(double[] v) => v.Sum(Square); // mine";

    private static readonly Assignment Homework = SourceText.Read(SourceText.Homework);
    private static readonly string[] InOrder = ["setup 2", "answer square", "check square", "answer total", "check total", "check total"];

    [Fact]
    public void An_orderly_submission_runs_the_instructor_s_cells_and_the_student_s_answers()
    {
        var recovered = Recover(Solved());

        Plan(recovered).ShouldBe(InOrder);
        recovered.Remarks.ShouldBeEmpty();
        recovered.Missing.ShouldBeEmpty();
        recovered.Cells[1].ShouldSatisfyAllConditions(
            cell => cell.Source.ShouldBe(Square), cell => cell.IsStudents.ShouldBeTrue(), cell => cell.Number.ShouldBe(4));
        recovered.Cells[2].Source.ShouldContain(".Observe(\"large\"");
        recovered.Cells[2].Check.ShouldBeSameAs(Homework.Exercises[0].Checks[0]);
    }

    [Fact]
    public void An_ipynb_is_recovered_like_a_dib()
    {
        var given = new Notebook(Solved());
        var dib = DibReader.Parse(DibWriter.Write(given), "ada.dib");
        var ipynb = IpynbReader.Parse(IpynbWriter.Write(given), "ada.ipynb");

        Plan(SubmissionRecovery.Recover(Homework, dib)).ShouldBe(InOrder);
        Plan(SubmissionRecovery.Recover(Homework, ipynb)).ShouldBe(InOrder);
        SubmissionRecovery.Recover(Homework, ipynb).Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Line_ends_and_white_space_at_line_ends_change_nothing()
        => Recover([.. Solved().Select(cell => cell with { Source = cell.Source.Replace("\n", "  \r\n") + "\r\n\r\n" })]).Remarks.ShouldBeEmpty();

    [Fact]
    public void Deleted_set_up_and_checks_are_put_back()
    {
        var recovered = Recover([.. Solved().Where(cell => cell.Source.StartsWith("// exercise", StringComparison.Ordinal))]);

        Plan(recovered).ShouldBe(InOrder);
        recovered.Remarks.Where(remark => remark.Kind == RemarkKind.Deleted).Count().ShouldBe(5);
    }

    [Fact]
    public void A_deleted_answer_is_missing_and_the_others_stay()
    {
        var recovered = Recover([.. Solved().Where(cell => cell.Source != Square)]);

        recovered.Missing.ShouldBe(["square"]);
        Plan(recovered).ShouldBe(InOrder.Where(cell => cell != "answer square"));
        recovered.Remarks.ShouldContain(remark => remark.Kind == RemarkKind.Deleted && remark.Text.Contains("Exercise square"));
    }

    [Fact]
    public void An_answer_moved_up_runs_after_the_set_up_it_needs()
    {
        var cells = Solved();
        var recovered = Recover([cells[5], .. cells.Where(cell => cell.Source != Total)]);

        Plan(recovered).ShouldBe(InOrder);
        recovered.Remarks.Single().ShouldBe(new Remark(RemarkKind.Moved, "Cell 1, the answer to exercise total, stands elsewhere than it was handed out."));
    }

    [Fact]
    public void An_answer_moved_down_runs_after_the_added_cell_that_it_calls_and_its_check_waits()
    {
        var recovered = Recover([.. Solved().Where(cell => cell.Source != Square), Code("static double Help(double x) => x * x;"), Code(Square)]);

        Plan(recovered).ShouldBe(["setup 2", "answer total", "check total", "check total", "added", "answer square", "check square"]);
        recovered.Remarks.Single().Kind.ShouldBe(RemarkKind.Moved);
    }

    [Fact]
    public void A_changed_check_is_replaced()
    {
        var recovered = Recover([.. Solved().Select(cell => cell.Source.StartsWith("// check square", StringComparison.Ordinal)
            ? cell with { Source = cell.Source.Replace("9.0", "Square(3)") } : cell)]);

        Plan(recovered).ShouldBe(InOrder);
        recovered.Cells[2].Source.ShouldBe(Homework.Exercises[0].Checks[0].Source);
        recovered.Remarks.Single().Kind.ShouldBe(RemarkKind.Edited);
    }

    [Fact]
    public void A_cell_that_begins_like_a_check_is_left_out()
    {
        var recovered = Recover([.. Solved(), Code("//check everything\nEnvironment.Exit(0);")]);

        Plan(recovered).ShouldBe(InOrder);
        recovered.Remarks.Single().Text.ShouldBe("Cell 10 begins like a check and is none of this assignment's; it was left out.");
    }

    [Fact]
    public void A_changed_set_up_is_replaced()
    {
        var recovered = Recover([.. Solved().Select((cell, i) => i == 1 ? cell with { Source = "using System.Globalization;\ndouble scale = 5;" } : cell)]);

        Plan(recovered).ShouldBe(InOrder);
        recovered.Cells[0].Source.ShouldContain("double scale = 2;");
        recovered.Remarks.Single().Kind.ShouldBe(RemarkKind.Edited);
    }

    [Fact]
    public void What_is_added_to_a_set_up_cell_runs_after_it_in_its_own_lines()
    {
        var recovered = Recover([.. Solved().Select((cell, i) => i == 1 ? cell with { Source = cell.Source + "\nstatic double Own(double x) => x;" } : cell)]);

        Plan(recovered).ShouldBe(["setup 2", "added", .. InOrder[1..]]);
        recovered.Cells[1].Source.ShouldBe("\n\nstatic double Own(double x) => x;");
    }

    [Fact]
    public void Of_copies_the_last_that_differs_from_the_stub_counts()
    {
        var stub = Homework.Exercises[0].Answer.Released;
        var cells = Solved();
        var recovered = Recover([.. cells[..4], Code(Square.Replace("mine", "newer")), Code(stub), .. cells[4..]]);

        Plan(recovered).ShouldBe(["setup 2", "added", .. InOrder[1..]]);
        recovered.Cells[2].Source.ShouldContain("newer");
        recovered.Remarks.Single().ShouldSatisfyAllConditions(
            remark => remark.Kind.ShouldBe(RemarkKind.Copied), remark => remark.Text.ShouldContain("has 3 cells"), remark => remark.Text.ShouldEndWith("cell 5."));
    }

    [Fact]
    public void An_answer_without_its_header_is_found_by_what_it_declares()
    {
        var recovered = Recover([.. Solved().Select(cell => cell.Source == Square ? Code("static double Square(double a)\n{\n    return a * a;\n}") : cell)]);

        Plan(recovered).ShouldBe(InOrder);
        recovered.Remarks.Single().ShouldBe(new Remark(RemarkKind.Retyped, "Exercise square was found by its content in cell 4; its header is not there."));
    }

    [Fact]
    public void An_answer_under_a_mistyped_header_is_found_by_what_it_declares()
        => Plan(Recover([.. Solved().Select(cell => cell.Source == Total ? Code(Total.Replace("exercise total", "exercise totl")) : cell)])).ShouldBe(InOrder);

    [Fact]
    public void An_answer_written_into_a_new_cell_replaces_the_stub()
    {
        var cells = Solved();
        var recovered = Recover([.. cells[..3], Code(Homework.Exercises[0].Answer.Released), .. cells[4..], Code("double Square(double x) { return x * x; }")]);

        Plan(recovered).ShouldBe(["setup 2", "answer total", "check total", "check total", "answer square", "check square"]);
        recovered.Remarks.ShouldContain(remark => remark.Kind == RemarkKind.Retyped);
    }

    [Fact]
    public void A_call_of_the_function_in_an_added_cell_is_not_taken_for_its_answer()
    {
        var recovered = Recover([.. Solved().Where(cell => cell.Source != Square), Code("var y = Square(3);\nreturn Square(y);")]);

        recovered.Missing.ShouldBe(["square"]);
    }

    [Fact]
    public void Two_answers_in_one_cell_are_both_found()
    {
        var recovered = Recover([.. Solved().Where(cell => cell.Source != Total).Select(cell => cell.Source == Square ? Code(Square + "\n" + Total) : cell)]);

        recovered.Missing.ShouldBeEmpty();
        Plan(recovered).ShouldBe(InOrder.Where(cell => cell != "answer total"));
        recovered.Remarks.ShouldContain(new Remark(RemarkKind.Retyped, "Exercise total has no cell of its own; cell 4 holds it, too."));
    }

    [Fact]
    public void An_answer_whose_cell_became_text_is_found()
        => Plan(Recover([.. Solved().Select(cell => cell.Source == Square ? cell with { Language = Languages.Markdown } : cell)])).ShouldBe(InOrder);

    [Fact]
    public void Added_cells_run_where_they_stand()
    {
        var cells = Solved();
        var recovered = Recover([Code("int first = 1;"), .. cells[..5], Code("int middle = 2;"), .. cells[5..], Code("int last = 3;")]);

        recovered.Cells.Select(cell => cell.Source.Split('\n')[0].Split(';')[0]).ToArray()[3..5].ShouldBe(["// check square", "int middle = 2"]);
        Plan(recovered).ShouldBe(["added", "setup 2", "answer square", "check square", "added", "answer total", "check total", "check total", "added"]);
        recovered.Remarks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("#r \"nuget: Evil\"")]
    [InlineData("#i \"nuget: https://example.org\"")]
    [InlineData("  # load \"x.csx\"")]
    [InlineData("\uFEFF#load \"x.csx\"")]
    [InlineData("#!import other.dib")]
    [InlineData("#!time")]
    [InlineData("#line 5 \"x\"")]
    [InlineData("// requires: Evil")]
    public void Directives_become_a_comment_in_their_line(string directive)
    {
        var recovered = Recover([.. Solved(), Code("int a = 1;\n" + directive + "\nint b = 2;")]);

        recovered.Cells[^1].Source.ShouldBe("int a = 1;\n// left out when grading: a directive\nint b = 2;");
        recovered.Remarks.Single().Text.ShouldBe("Cell 10, line 2: a directive that loads code, packages or files was left out.");
    }

    [Theory]
    [InlineData("int a;\u2028#r \"x\"")]
    [InlineData("int a;\u0085#r \"x\"")]
    [InlineData("int a;\r#r \"x\"")]
    [InlineData("int a;\f#r \"x\"")]
    public void Every_line_end_of_the_compiler_ends_a_line(string source)
        => Recover([.. Solved(), Code(source)]).Cells[^1].Source.ShouldNotContain("#r");

    [Fact]
    public void Regions_conditions_and_nullable_stay()
    {
        const string Source = "#region own\n#nullable enable\n#if DEBUG\nint a;\n#endif\n#pragma warning disable\n#endregion\nvar import = 1;";

        Recover([.. Solved(), Code(Source)]).Cells[^1].Source.ShouldBe(Source);
    }

    [Fact]
    public void Cells_in_other_languages_do_not_run()
    {
        var recovered = Recover([.. Solved(), new Cell(Languages.PowerShell, "rm -r *"), new Cell(Languages.JavaScript, "alert(1)")]);

        Plan(recovered).ShouldBe(InOrder);
        recovered.Remarks.Single().Text.ShouldBe("Cells in other languages than C# were left out (2, the first is cell 10).");
    }

    [Fact]
    public void A_written_answer_is_what_the_student_added_to_the_question()
    {
        var cells = Solved();
        var recovered = Recover([.. cells[..8], cells[8] with { Source = cells[8].Source + "\n\nThey are positive." }, new Cell(Languages.Markdown, "And smooth.")]);

        recovered.WrittenAnswers["why"].ShouldBe("They are positive.\n\nAnd smooth.");
    }

    [Fact]
    public void A_question_left_alone_has_an_empty_answer_and_a_deleted_one_none()
    {
        Recover(Solved()).WrittenAnswers["why"].ShouldBe("");
        Recover(Solved()[..8]).WrittenAnswers.Keys.ShouldBeEmpty();
    }

    [Fact]
    public void A_question_without_its_header_is_found_by_its_text_and_a_copy_of_it_is_no_answer()
    {
        const string Question = "### Why squares?\n\nExplain in two sentences.";
        var recovered = Recover([.. Solved()[..8], new Cell(Languages.Markdown, Question + "\n\nBecause."), new Cell(Languages.Markdown, Question)]);
        recovered.WrittenAnswers["why"].ShouldBe("Because.");
        recovered.Remarks.ShouldContain(remark => remark.Kind == RemarkKind.Retyped);
    }

    [Fact]
    public void Huge_notebooks_are_refused_in_one_line()
    {
        Should.Throw<NotebookFormatException>(() => Recover([.. Enumerable.Repeat(Code("1"), 5_001)])).Message
            .ShouldBe("notebook: the notebook has 5001 cells, more than the 5000 that are graded");
        Should.Throw<NotebookFormatException>(() => Recover([Code(new string('x', 20_000_001))])).Message.ShouldContain("20000001 characters");
    }

    [Fact]
    public void Many_remarks_are_cut_to_what_a_person_reads()
        => Recover([.. Enumerable.Range(0, 2000).Select(i => Code($"// check me {i}"))]).Remarks.Count.ShouldBe(41);

    [Fact]
    public void Text_that_would_break_a_parser_is_only_scanned()
    {
        var deep = new string('(', 200_000) + "$\"{" + new string('{', 200_000) + "\"/*";

        Plan(Recover([.. Solved(), Code(deep)])).ShouldBe([.. InOrder, "added"]);
    }

    private static List<Cell> Solved()
        => [.. AssignmentRelease.Create(Homework).Cells.Select(cell => cell.Source switch
        {
            var source when source.StartsWith("// exercise square", StringComparison.Ordinal) => cell with { Source = Square },
            var source when source.StartsWith("// exercise total", StringComparison.Ordinal) => cell with { Source = Total },
            _ => cell,
        })];

    private static Cell Code(string source) => new(Languages.CSharp, source);

    private static RecoveredSubmission Recover(IReadOnlyList<Cell> cells) => SubmissionRecovery.Recover(Homework, new Notebook(cells));

    private static IEnumerable<string> Plan(RecoveredSubmission submission) => submission.Cells.Select(cell => cell switch
    {
        { Role: CellRole.Setup, IsStudents: false } => "setup " + cell.Number,
        { Role: CellRole.Setup } => "added",
        { Role: CellRole.Answer } => "answer " + cell.ExerciseId,
        _ => "check " + cell.ExerciseId,
    });
}
