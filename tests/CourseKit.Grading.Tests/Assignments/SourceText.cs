using CourseKit.Grading.Assignments;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Dib;

namespace CourseKit.Grading.Tests.Assignments;

/// <summary>Source notebooks for tests, small enough to read.</summary>
internal static class SourceText
{
    /// <summary>Two exercises, a written question, set-up and prose.</summary>
    public const string Homework = """
        #!markdown

        # Homework 0

        Square and sum.

        #!csharp

        using System.Globalization;
        double scale = 2;

        #!markdown

        ## Squares

        #!csharp

        // exercise square (2 points): The square of a number
        static double Square(double x)
        {
            // BEGIN SOLUTION
            var squareOfNumber = x * x;
            return squareOfNumber;
            // END SOLUTION
            /* BEGIN WRONG: This doubles; a square multiplies by itself.
            var doubledNumber = 2 * x;
            return doubledNumber;
            END WRONG */
        }

        #!csharp

        // check square
        Check.Exercise("square", "The square of a number")
            .Case("3", () => Square(3), 9.0)
            // BEGIN HIDDEN TESTS
            .Observe("large", () => Square(1234.5678))
            .Observe("negative", () => Square(-7.25))
            // END HIDDEN TESTS
            .Run()

        #!csharp

        // exercise total (3 points): The sum of the squares
        static double Total(double[] values)
            // BEGIN SOLUTION
            => values.Sum(value => Square(value));
            // END SOLUTION
            /* BEGIN WRONG: The squares are missing.
            => values.Sum();
            END WRONG */

        #!csharp

        // check total (1 point): few
        Check.Exercise("total", "The sum of the squares").Case("two", () => Total([1, 2]), 5.0)

        #!csharp

        // check total (2 points): many
        Check.Exercise("total", "The sum of the squares").Case("three", () => Total([1, 2, 3]), 14.0)

        #!markdown

        <!-- question why (4 points, manual) -->
        ### Why squares?

        Explain in two sentences.

        <!-- BEGIN RUBRIC -->
        Two points for the sign, two for the size.
        <!-- END RUBRIC -->

        """;

    /// <summary>Reads the text of a .dib.</summary>
    public static Assignment Read(string text) => AssignmentReader.Read(Parse(text));

    /// <summary>The notebook of a text, as if it lay in a file.</summary>
    public static Notebook Parse(string text, string name = "hw0.dib")
        => DibReader.Parse(text, name) with { FilePath = Path.Combine(Path.GetTempPath(), name) };

    /// <summary>An exercise's cell and a check for it.</summary>
    public static string Exercise(string body, string id = "a")
        => $"#!csharp\n\n// exercise {id} (2 points): Something\n{body}\n\n#!csharp\n\n// check {id}\n1\n";
}
