using CourseKit.Grading.Assignments;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Tests.Assignments;

/// <summary>Answers that declare variables only, without their headers: such a name may stand anywhere, so the place decides.</summary>
public class RecoveryByPlaceTests
{
    private static readonly Assignment Homework = SourceText.Read("""
        #!csharp

        double[] data = [1, 2, 6];

        #!csharp

        // exercise middle (1 point): The mean
        // BEGIN SOLUTION
        var middle = data.Average();
        // END SOLUTION

        #!csharp

        // check middle
        Check.Exercise("middle", "The mean").Case("mean", () => middle, 3.0)

        #!csharp

        // exercise width (1 point): The range
        // BEGIN SOLUTION
        var width = data.Max() - data.Min();
        // END SOLUTION

        #!csharp

        // check width
        Check.Exercise("width", "The range").Case("range", () => width, 5.0)
        """);

    private static readonly Cell Middle = new(Languages.CSharp, "var middle = data.Sum() / 3;");
    private static readonly Cell Width = new(Languages.CSharp, "var width = data[2] - data[0];");
    private static readonly IReadOnlyList<Cell> Given = AssignmentRelease.Create(Homework).Cells;

    [Fact]
    public void Between_its_neighbours_it_is_found()
    {
        var recovered = Recover(Given[0], Middle, Given[2], Width, Given[4]);

        recovered.Missing.ShouldBeEmpty();
        Answers(recovered).ShouldBe([("middle", Middle.Source), ("width", Width.Source)]);
    }

    [Fact]
    public void One_neighbour_is_enough()
    {
        Answers(Recover(Middle, Given[2], Given[3], Given[4])).ShouldContain(("middle", Middle.Source));
        Answers(Recover(Given[0], Given[1], Given[2], Width)).ShouldContain(("width", Width.Source));
    }

    [Fact]
    public void Elsewhere_it_is_a_cell_of_the_student_s_own()
    {
        var recovered = Recover(Given[0], Given[2], Given[3], Given[4], Middle);

        recovered.Missing.ShouldBe(["middle"]);
        recovered.Cells[^1].Source.ShouldBe(Middle.Source);
        recovered.Cells[^1].ExerciseId.ShouldBeNull();
    }

    [Fact]
    public void Where_the_place_of_another_answer_is_as_near_nothing_is_guessed()
        => Recover(Given[0], Middle, Given[4]).Missing.ShouldBe(["middle", "width"]);

    private static RecoveredSubmission Recover(params IReadOnlyList<Cell> cells) => SubmissionRecovery.Recover(Homework, new Notebook(cells));

    private static IEnumerable<(string?, string)> Answers(RecoveredSubmission recovered)
        => recovered.Cells.Where(cell => cell.Role == CellRole.Answer).Select(cell => (cell.ExerciseId, cell.Source));
}
