using CourseKit.Grading.Assignments;
using CourseKit.Notebooks;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Grading.Tests.Assignments;

public sealed class AssignmentReleaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("release-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Students_get_stubs_visible_checks_and_questions()
        => string.Join("\n---\n", AssignmentRelease.Create(SourceText.Read(SourceText.Homework)).Cells.Skip(3).Select(cell => cell.Source)).ShouldBe("""
            // exercise square (2 points): The square of a number
            static double Square(double x)
            {
                // YOUR CODE HERE
                throw new NotImplementedException("exercise square is yours to write");
            }
            ---
            // check square
            Check.Exercise("square", "The square of a number")
                .Case("3", () => Square(3), 9.0)
                .Run()
            ---
            // exercise total (3 points): The sum of the squares
            static double Total(double[] values)
                // YOUR CODE HERE
                => throw new NotImplementedException("exercise total is yours to write");
            ---
            // check total (1 point): few
            Check.Exercise("total", "The sum of the squares").Case("two", () => Total([1, 2]), 5.0)
            ---
            // check total (2 points): many
            Check.Exercise("total", "The sum of the squares").Case("three", () => Total([1, 2, 3]), 14.0)
            ---
            <!-- question why (4 points, manual) -->
            ### Why squares?

            Explain in two sentences.
            """, StringCompareShould.IgnoreLineEndings);

    [Theory]
    [InlineData("hw0.dib")]
    [InlineData("hw0.ipynb")]
    public void A_release_is_written_and_read_back_alike_in_both_formats(string name)
    {
        var source = SourceText.Read(SourceText.Homework + "\n#!html\n\n<b>Well done</b>\n");
        var path = Path.Combine(_folder.FullName, name);

        AssignmentRelease.Write(source, path).Leaks.ShouldBeEmpty();

        NotebookFile.Read(path).Cells.Select(cell => (cell.Language, cell.Source))
            .ShouldBe(AssignmentRelease.Create(source).Cells.Select(cell => (cell.Language, cell.Source)));
    }

    [SkippableFact]
    public void The_source_is_not_written_over_by_another_of_its_names()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need rights there");
        var path = Path.Combine(_folder.CreateSubdirectory("homework").FullName, "hw0.dib");
        File.WriteAllText(path, SourceText.Homework);
        var linked = Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "handout"), "homework").FullName;

        Should.Throw<IOException>(() => AssignmentRelease.Write(AssignmentReader.Read(path), Path.Combine(linked, "hw0.dib")))
            .Message.ShouldBe("hw0.dib is the source itself; name another file or folder for the students' notebook");

        File.ReadAllText(path).ShouldBe(SourceText.Homework);
    }

    [Fact]
    public void Outputs_ids_and_metadata_of_the_source_are_not_released()
    {
        var notebook = SourceText.Parse(SourceText.Homework);
        var executed = notebook with
        {
            Format = NotebookFormat.Ipynb,
            Metadata = "{\"secret\":\"x\"}",
            Cells = [.. notebook.Cells.Select(cell => cell with
            {
                Id = "solution", Metadata = "{\"secret\":\"x\"}", ExecutionCount = 3, OtherFields = "{\"secret\":1}",
                Outputs = [new StreamOutput("stdout", "1524157.65279684")],
            })],
        };
        var path = Path.Combine(_folder.FullName, "hw0.ipynb");

        AssignmentRelease.Write(AssignmentReader.Read(executed), path).Holds.ShouldBeTrue();

        var text = File.ReadAllText(path);
        text.ShouldNotContain("secret");
        text.ShouldNotContain("1524157");
        text.ShouldNotContain("\"solution\"");
    }

    [Fact]
    public void The_source_is_never_written_over()
    {
        var path = Path.Combine(_folder.FullName, "hw0.dib");
        File.WriteAllText(path, SourceText.Homework);

        Should.Throw<IOException>(() => AssignmentRelease.Write(AssignmentReader.Read(path), path)).Message.ShouldContain("is the source itself");
        File.ReadAllText(path).ShouldBe(SourceText.Homework);
    }

    [Fact]
    public void What_leaks_is_not_written()
    {
        var path = Path.Combine(_folder.FullName, "out.dib");
        var source = SourceText.Read(SourceText.Homework.Replace("Square and sum.", "Hint: `=> values.Sum(value => Square(value))`"));

        AssignmentRelease.Write(source, path).Holds.ShouldBeFalse();
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public void No_release_holds_a_marker_or_a_word_of_what_is_hidden()
        => Prop.ForAll(Sources().ToArbitrary(), text =>
        {
            var source = SourceText.Read(text);
            var released = AssignmentRelease.Create(source);
            var shown = string.Join('\n', released.Cells.Select(cell => cell.Source));
            return LeakProof.Of(source, released).Holds && !shown.Contains("hidden", StringComparison.OrdinalIgnoreCase)
                && !shown.Contains("BEGIN", StringComparison.Ordinal) && !shown.Contains("END", StringComparison.Ordinal)
                && source.Exercises.All(e => e.Solution.Contains("hiddenSolution", StringComparison.Ordinal) && e.Wrong.All(w => w.Source.Contains("hiddenWrong", StringComparison.Ordinal)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    // Sources of one to three exercises of any shape; every word that must not be seen begins with "hidden".
    private static Gen<string> Sources()
    {
        var lines = from count in Gen.Choose(1, 3)
                    from number in Gen.Choose(0, 9999)
                    select string.Concat(Enumerable.Range(0, count).Select(i => $"    var hiddenSolution{number + i} = {number} + {i};\n"));
        var wrong = from count in Gen.Choose(0, 2)
                    from indent in Gen.Elements("", "    ", "\t")
                    select string.Concat(Enumerable.Range(0, count).Select(i => $"{indent}/* BEGIN WRONG: hidden message {i}\n    return hiddenWrong{i};\n{indent}END WRONG */\n\n"));
        var shape = from body in lines
                    from other in wrong
                    from form in Gen.Elements(
                        "static int F#()\n{\n    // BEGIN SOLUTION\n@    return 1;\n    // END SOLUTION\n%}\n",
                        "static int F#()\n{\n    int y = 0;\n    // BEGIN SOLUTION\n@    // END SOLUTION\n%    return y;\n}\n",
                        "class C#\n{\n    // BEGIN SOLUTION\n    int hiddenSolutionField;\n    // END SOLUTION\n%}\n",
                        "int v# = 0;\n// BEGIN SOLUTION\n@// END SOLUTION\n%",
                        "static int F#()\n{\n    // BEGIN SOLUTION\n@    // END SOLUTION\n%    // BEGIN SOLUTION\n    return 2;\n    // END SOLUTION\n}\n")
                    select form.Replace("@", body, StringComparison.Ordinal).Replace("%", other, StringComparison.Ordinal);
        return from shapes in shape.ArrayOf()
               from tests in Gen.Elements("", "// BEGIN HIDDEN TESTS\n.Observe(\"hidden a\", () => hiddenCall(4711))\n// END HIDDEN TESTS\n")
               from rubric in Gen.Elements("", "<!-- BEGIN RUBRIC -->\nThe hidden rubric says much.\n<!-- END RUBRIC -->\n")
               select string.Concat(shapes.Take(3).DefaultIfEmpty("// BEGIN SOLUTION\nint hiddenSolution = 1;\n// END SOLUTION\n").Select((form, i) =>
                   $"#!csharp\n\n// exercise e{i} (1 point): Title\n{form.Replace("#", $"{i}", StringComparison.Ordinal)}\n#!csharp\n\n// check e{i}\nCheck.Exercise(\"e{i}\", \"Title\")\n{tests}.Run()\n\n"))
                   + $"#!markdown\n\n<!-- question q (1 point, manual) -->\nWhy?\n{rubric}";
    }
}
