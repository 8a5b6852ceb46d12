using CourseKit.Grading.Assignments;
using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>Submissions, laid over their assignment: whatever a student hands in.</summary>
internal sealed class Recovery : FuzzedReader
{
    private const string Source = """
        #!markdown

        # Homework 0

        #!csharp

        double scale = 2;

        #!csharp

        // exercise square (2 points): The square of a number
        static double Square(double x)
        // BEGIN SOLUTION
            => x * x;
        // END SOLUTION

        #!csharp

        // check square
        Check.Exercise("square", "The square").Case("two", () => Square(2), 4.0)

        #!csharp

        // exercise total (3 points): The sum
        // BEGIN SOLUTION
        var total = 1 + 2;
        // END SOLUTION

        #!csharp

        // check total
        Check.Exercise("total", "The sum").Case("three", () => total, 3)

        #!markdown

        <!-- question why (4 points, manual) -->
        ### Why squares?

        Explain in two sentences.

        <!-- BEGIN RUBRIC -->
        Two points.
        <!-- END RUBRIC -->
        """;

    private static readonly Assignment Homework = AssignmentReader.Read(DibReader.Parse(Source, "hw0.dib") with { FilePath = Path.GetFullPath("hw0.dib") });

    private static readonly Cell[] Released = [.. Homework.Cells.Select(cell => cell.Cell with { Source = cell.Released })];

    public override string Name => "recovery";

    public override IReadOnlyList<string> Words =>
    [
        "// exercise square (2 points): The square of a number\n", "exercise total", "// check total\n", "<!-- question why", "\n#!csharp\n\n", "\n#!markdown\n\n", "#r \"x.dll\"\n", "#load \"y\"\n", "static double Square(double x) => x;", "a b<", "\"\"\"", "/*", "@\"", "$$\"\"\"", "'", "\n \n",
        "double scale = 2;", "class C { }", "x = y;", "int f(", "<!--", "\\n", "double total = 3;",
    ];

    public override bool IsJson => true;

    public override byte[] Make(RandomStream random)
    {
        var cells = new List<Cell>(Released);
        for (var k = random.NextInt(4); k > 0; k--)
        {
            var at = random.NextInt(cells.Count);
            if (random.NextInt(3) == 0)
                cells.RemoveAt(at);
            else
                cells.Insert(at, random.NextInt(2) == 0 ? cells[random.NextInt(cells.Count)] : new Cell(Languages.CSharp, "static double Square(double x) => x * x; // mine"));
        }

        var notebook = new Notebook(cells);
        return Bytes(random.NextInt(2) == 0 ? DibWriter.Write(notebook) : IpynbWriter.Write(notebook));
    }

    public override long MayAllocate(int length) => (1L << 20) + (2_000L * length);

    public override string Read(byte[] input)
    {
        var notebook = SubmittedNotebook.Parse(input, input.AsSpan().IndexOf("\"nbformat\""u8) >= 0 ? "b.ipynb" : "b.dib");
        var recovered = SubmissionRecovery.Recover(Homework, notebook);
        // A student may have turned the exercises round; the checks go with them.
        var checks = recovered.Cells.Where(cell => cell.Role == CellRole.Check).Select(cell => cell.Check!).ToList();
        Promise(checks.Count == Homework.Exercises.Sum(exercise => exercise.Checks.Count) && Homework.Exercises.SelectMany(exercise => exercise.Checks).All(checks.Contains), "all checks of the instructor are there, once, and no other");
        Promise(recovered.Cells.Count(cell => cell.Role == CellRole.Setup && !cell.IsStudents) == 1, "the instructor's set-up cells are there, once");
        return string.Join('\n', recovered.Cells.Select(cell => $"{cell.Role} {cell.ExerciseId} {cell.Source}")) + string.Join('\n', recovered.Remarks) + string.Join('\n', recovered.WrittenAnswers) + string.Join('\n', recovered.Missing);
    }

    // A notebook of too many cells, or characters, is refused as a whole: it has no line.
    public override bool IsLocated(Exception fault)
        => fault is NotebookFormatException notebook && (notebook.Line is not null || notebook.Message.EndsWith("that are graded", StringComparison.Ordinal));
}
