using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;

namespace CourseKit.Cli.Tests.Commands;

public sealed class AssignmentCommandTests : IDisposable
{
    private const string Source = """
        #!markdown

        # Squares

        #!csharp

        // exercise square (2 points): The square
        static double Square(double x)
        {
            // BEGIN SOLUTION
            var product = x * x;
            return product;
            // END SOLUTION
            /* BEGIN WRONG: This doubles.
            return 2 * x;
            END WRONG */
        }

        #!csharp

        // check square
        Check.Exercise("square", "The square").Case("3", () => Square(3), 9.0)

        """;

    private readonly TestTerminal _terminal;

    public AssignmentCommandTests() => _terminal = new() { Engine = new() { Judges = (assignment, _, _) => Task.FromResult<(IJudge, IReadOnlyList<string>)>((new ByText(assignment), [])) } };

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task Release_writes_a_file_a_folder_and_all_of_a_folder()
    {
        _terminal.Write("src/a.dib", Source);
        _terminal.Write("src/b.dib", Source.Replace("square", "second"));

        (await _terminal.Call("assignment", "release", "src/a.dib", "out/x.ipynb")).ShouldBe(0, _terminal.Error);
        (await _terminal.Call("assignment", "release", "src/a.dib", "out")).ShouldBe(0, _terminal.Error);
        (await _terminal.Call("assignment", "release", "src", "all")).ShouldBe(0, _terminal.Error);

        _terminal.Out.ReplaceLineEndings("\n").Replace('\\', '/').ShouldBe("""
            Wrote out/x.ipynb (1 exercise; none of 3 hidden lines is in it)
            Wrote out/a.dib (1 exercise; none of 3 hidden lines is in it)
            Wrote all/a.dib (1 exercise; none of 3 hidden lines is in it)
            Wrote all/b.dib (1 exercise; none of 3 hidden lines is in it)

            """.ReplaceLineEndings("\n"));
        File.ReadAllText(Path.Combine(_terminal.Root, "all", "b.dib")).ShouldNotContain("product");
    }

    [Fact]
    public async Task Release_tells_every_fault_and_goes_on_with_the_next_source()
    {
        _terminal.Write("src/a.dib", Source.Replace("2 points", "two points").Replace("// check square", "// check circle"));
        _terminal.Write("src/b.dib", Source);

        (await _terminal.Call("assignment", "release", "src", "out")).ShouldBe(1);

        _terminal.Error.ReplaceLineEndings("\n").Trim().Split('\n').ShouldBe([
            "coursekit: a.dib, cell 2, line 7: got 'two' points, wanted a number above 0 with at most two decimals, such as 2 or 0.5",
            "coursekit: a.dib, cell 2, line 7: exercise square has no check; wanted a cell that begins // check square",
            "coursekit: a.dib, cell 3, line 21: there is no exercise 'circle' to check; there is square"]);
        File.Exists(Path.Combine(_terminal.Root, "out", "a.dib")).ShouldBeFalse();
        File.Exists(Path.Combine(_terminal.Root, "out", "b.dib")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_notebook_that_is_no_homework_is_refused_in_one_line()
    {
        _terminal.Write("04-optimizers.dib", """
            #!csharp

            1 + 1

            #!csharp

            // exercise 4.1: One step
            int One() => throw new NotImplementedException();

            #!csharp

            // check 4.1
            Check.Exercise("4.1", "One step")

            #!csharp

            // exercise 4.2: Two steps
            int Two() => throw new NotImplementedException();

            """);

        (await _terminal.Call("assignment", "release", "04-optimizers.dib", "out")).ShouldBe(1);

        _terminal.Error.ReplaceLineEndings("\n").TrimEnd('\n').ShouldBe(
            "coursekit: 04-optimizers.dib, cell 2, line 7: this is no homework: nothing in it has points and nothing is to be hidden, so it is "
            + "handed out as it stands; wanted cells that begin // exercise <id> (<points> points): <title>");
        Directory.Exists(Path.Combine(_terminal.Root, "out")).ShouldBeFalse("nothing is left of what could not be written");
    }

    [Fact]
    public async Task What_leaks_is_told_and_not_written()
    {
        _terminal.Write("a.dib", Source.Replace("# Squares", "# Squares\n\nvar product = x * x;\nreturn product + 0;"));

        (await _terminal.Call("assignment", "release", "a.dib", "out")).ShouldBe(1);

        _terminal.Error.ShouldContain("the released notebook would show, in cell 1, line 3, a line of the solution of cell 2");
        File.Exists(Path.Combine(_terminal.Root, "out", "a.dib")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("src", "x.dib")]
    [InlineData("nowhere", "x.dib")]
    [InlineData("src/a.dib", "x.txt")]
    public async Task What_cannot_be_meant_is_refused(string source, string output)
    {
        _terminal.Write("src/a.dib", Source);

        (await _terminal.Call("assignment", "release", source, output)).ShouldBe(2);
    }

    [Fact]
    public async Task Validate_lists_every_exercise()
    {
        _terminal.Write("a.dib", Source);
        (await _terminal.Call("assignment", "validate", "a.dib", "--sandbox", "none")).ShouldBe(0, _terminal.Error);
        Snapshot.ShouldMatch(_terminal.Out, "assignment-validate");
    }

    [Fact]
    public async Task Validate_says_what_is_wrong()
    {
        _terminal.Write("a.dib", Source.Replace("return 2 * x;", "return x * x;").Replace("Square(3), 9.0)", "Square(3), 9.0)\n// BEGIN HIDDEN TESTS\n.Case(\"4\", () => Square(4), 16.0)\n// END HIDDEN TESTS"));
        (await _terminal.Call("assignment", "validate", "a.dib", "--sandbox", "none")).ShouldBe(1);
        Snapshot.ShouldMatch(_terminal.Out, "assignment-validate-failing");
    }

    /// <summary>Judges by what the answer's text holds.</summary>
    private sealed class ByText(Assignment assignment) : IJudge
    {
        public string Sandbox => "none";

        public string ToolsHash => "";

        public Task<Judgement> JudgeAsync(RecoveredSubmission submission, IProgress<string>? progress, CancellationToken cancellation)
            => Task.FromResult(new Judgement([.. assignment.Exercises.Select(exercise =>
            {
                var source = submission.Cells.First(cell => cell.Role == CellRole.Answer).Source;
                var (points, verdict, diagnosis) = source.Contains("x * x") ? (2m, Verdict.Right, null)
                    : source.Contains("2 * x") ? (0m, Verdict.KnownMistake, "This doubles.") : (0m, Verdict.NotDone, (string?)"Nothing is written.");
                return new ExerciseResult(exercise.Id, exercise.Title, points, 2, verdict, diagnosis, [], 0.2);
            })], [], 0.2));

        public ValueTask DisposeAsync() => default;
    }
}
