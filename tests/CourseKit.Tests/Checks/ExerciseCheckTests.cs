using System.Globalization;
using CourseKit.Checks;
using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Tests.Checks;

public class ExerciseCheckTests
{
    private static readonly Exception NotWritten = (Exception)Activator.CreateInstance(typeof(NotImplementedException))!;

    [Fact]
    public void A_right_value_passes_within_the_tolerance()
    {
        var result = MseGradient(() => (0.21091, 0.14059)).Run();
        result.Passed.ShouldBeTrue();
        result.Diagnosis.ShouldBeNull();
        result.Problems.ShouldBeEmpty();
        result.Cases.Single().Verdict.ShouldBe(CheckVerdict.Right);
        result.ToString().ShouldBe("✓ The gradient of the MSE: Right\n  ✓ left neuron");
    }

    [Fact]
    public void A_known_mistake_is_named()
    {
        var result = MseGradient(() => (1.1254, 0.7503)).Run();
        result.Passed.ShouldBeFalse();
        result.Cases.Single().Verdict.ShouldBe(CheckVerdict.KnownMistake);
        result.Diagnosis.ShouldBe("This is the cross-entropy gradient: σ' is missing.");
    }

    [Fact]
    public void A_mistake_may_be_known_by_a_condition_or_a_row_of_numbers()
    {
        CheckResult Run(double[] got) => Check.Exercise("softmax", "Softmax")
            .Case("three scores", () => got, [0.1131, 0.0508, 0.8360], 1e-3)
            .MistakeWhen("The probabilities do not add up to 1.", value => Math.Abs(value.Numbers.Sum() - 1) > 0.01)
            .Mistake("These are the probabilities of 2^s.", [0.172, 0.099, 0.729])
            .Run();
        Run([7.389, 3.320, 54.598]).Diagnosis.ShouldBe("The probabilities do not add up to 1.");
        Run([0.172, 0.099, 0.729]).Diagnosis.ShouldBe("These are the probabilities of 2^s.");
        Run([0.1131, 0.0508, 0.8361]).Passed.ShouldBeTrue();
    }

    [Fact]
    public void Not_written_yet_is_friendly_and_no_error()
    {
        var result = MseGradient(() => throw NotWritten).Run();
        result.NotDone.ShouldBeTrue();
        result.Passed.ShouldBeFalse();
        result.Summary.ShouldBe("Not done yet");
        result.Diagnosis.ShouldStartWith("Write it in place");
        result.ToHtml().ShouldNotContain("NotImplementedException");

        // However deep it comes from.
        MseGradient(() => throw new AggregateException(NotWritten)).Run().NotDone.ShouldBeTrue();
    }

    [Fact]
    public void An_exception_is_told_by_type_and_message_without_a_trace()
    {
        var result = MseGradient(() => Array.Empty<double>()[5]).Run();
        result.Cases.Single().Verdict.ShouldBe(CheckVerdict.Failed);
        result.Diagnosis.ShouldBe("Your code stopped with IndexOutOfRangeException: Index was outside the bounds of the array.");
        MseGradient(() => Task.FromException<double>(new InvalidOperationException("one\ntwo"))).Run().Diagnosis.ShouldBe("Your code stopped with InvalidOperationException: one");
        MseGradient(() => Enumerable.Range(0, 3).Select(i => 1.0 / (i == 2 ? throw new FormatException("lazy") : 1))).Run().Diagnosis!.ShouldContain("FormatException: lazy");
    }

    [Fact]
    public void The_result_of_a_task_is_awaited()
    {
        static async Task<(double, double)> Student()
        {
            await Task.Yield();
            return (0.2109, 0.1406);
        }

        MseGradient(() => Student()).Run().Passed.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Hints))]
    public void A_wrong_value_gets_a_hint(object? got, object expected, string hint)
    {
        var result = Check.Exercise("x", "X").Case("it", () => got, expected, 1e-6).Run();
        result.Cases.Single().Verdict.ShouldBe(CheckVerdict.Wrong);
        result.Diagnosis!.ShouldContain(hint);
    }

    public static TheoryData<object?, object, string> Hints => new()
    {
        { -2.5, 2.5, "The sign is flipped." },
        { new[] { -1.0, 2, -3 }, new[] { 1.0, -2, 3 }, "The sign is flipped." },
        { 5.0, 2.5, "It is 2.000 times what is wanted" },
        { -5.0, 2.5, "It is -2.000 times what is wanted: the sign is flipped" },
        { 1.4426950408889634, 1.0, "1/ln 2: was log₂ taken for ln?" },
        { 1.7, 1.0, "Got 1.7, wanted 1 (difference 0.7)." },
        { new[] { 3.0, 6, 9 }, new[] { 1.0, 2, 3 }, "off by a factor 3.000, the same everywhere" },
        { new[] { 1.5, 2.5, 4.5 }, new[] { 1.0, 2, 4 }, "Everything is 0.5 too large." },
        { new[] { 4.0, 2, 1 }, new[] { 1.0, 2, 4 }, "in reverse order" },
        { new[] { 2.0, 4, 1 }, new[] { 1.0, 2, 4 }, "in another order" },
        { new[] { 1.0, 2, 5 }, new[] { 1.0, 2, 4 }, "Got [1, 2, 5], wanted [1, 2, 4]. 2 of 3 numbers are right." },
        { new[] { 1.0, 2, 5, 4, 5, 6, 7 }, new[] { 1.0, 2, 3, 4, 5, 6, 7 }, "Got 5 at [2], wanted 3 (difference 2). 6 of 7 numbers are right." },
        { new[] { 1.0, 2, 3 }, new[] { 1.0, 2 }, "Wrong shape: got 3 numbers in a row, wanted 2 numbers in a row." },
        { new[,] { { 1.0, 2 }, { 3, 4 } }, new[,] { { 1.0, 3 }, { 2, 4 } }, "It is transposed." },
        { new[,] { { 1.0 }, { 2 } }, new[,] { { 1.0, 2 } }, "got a 2 × 1 matrix, wanted a 1 × 2 matrix. It is the transpose of what is wanted." },
        { new[] { 1.0, 2, 3, 4 }, new[,] { { 1.0, 2 }, { 3, 4 } }, "The numbers themselves are right." },
        { 0, 0.5, "Everything is 0: was a whole number divided" },
        { new[] { 1, double.NaN }, new[] { 1.0, 2 }, "Got NaN at [1], wanted 2. That comes from 0 ÷ 0" },
        { double.PositiveInfinity, 2.0, "Got ∞, wanted 2. That comes from an overflow" },
        { 5.0, double.PositiveInfinity, "Got 5, wanted ∞." },
        { null, 2.0, "Got nothing (null), wanted a number. Does the function return its result?" },
        { "2", 2.0, "Got text (\"2\"), wanted a number." },
        { true, false, "Got true, wanted false." },
        { (1.0, "b"), (1.0, "a"), "Value 2 of 2: Got \"b\", wanted \"a\"." },
        { new[] { new[] { 1.0, 2 }, [3.0] }, new[,] { { 1.0, 2 }, { 3, 4 } }, "Got a list of 2 values" },
    };

    [Theory]
    [MemberData(nameof(SameValues))]
    public void Values_of_one_shape_are_equal_whatever_type_they_have(object got, object expected)
        => Check.Exercise("x", "X").Case("it", () => got, expected).Run().Diagnosis.ShouldBeNull();

    public static TheoryData<object, object> SameValues => new()
    {
        { 1, 1.0 },
        { 1f / 3, 1.0 / 3 },
        { 2m, 2 },
        { (1.0, 2f, 3), new[] { 1.0, 2, 3 } },
        { Vector.Of(1, 2), new[] { 1, 2 } },
        { Vector.Of(1, 2).To(Precision.Single), new List<double> { 1, 2 } },
        { Matrix.FromRows([1, 2], [3, 4]), new[,] { { 1.0, 2 }, { 3, 4 } } },
        { Matrix.FromRows([1, 2], [3, 4]), new[] { new[] { 1, 2 }, [3, 4] } },
        { new[,] { { 1f, 2 }, { 3, 4 } }, new[,] { { 1, 2 }, { 3, 4 } } },
        { "abc", "abc" },
        { true, true },
        { double.NaN, double.NaN },
        { double.PositiveInfinity, double.PositiveInfinity },
        { new MeanSquaredError().Evaluate([1.0], [0.0]), (0.5, new[] { 1.0 }) },
        { 1.0, (Func<double>)(() => 1.0) },
        { Enumerable.Empty<double>(), Array.Empty<double>() },
    };

    [Fact]
    public void A_sequence_that_never_ends_ends_the_check_not_the_notebook()
    {
        IEnumerable<double> Endless()
        {
            while (true)
                yield return 1;
        }

        Check.Exercise("x", "X").Case("it", () => Endless(), 1.0).Run().Diagnosis!.ShouldContain("does it ever end?");
    }

    [Fact]
    public void A_property_has_its_own_words()
    {
        var result = Check.Exercise("x", "X").Holds("adds up to 1", () => 0.9 > 1, "The probabilities must add up to 1.").Holds("positive", () => true, "").Run();
        result.Cases[0].Diagnosis.ShouldBe("The probabilities must add up to 1.");
        result.Cases[1].Passed.ShouldBeTrue();
        result.Summary.ShouldBe("Not right yet: 1 of 2 cases right");
    }

    [Fact]
    public void An_observation_judges_nothing()
    {
        var only = Check.Exercise("x", "X").Observe("value", () => 2.5).Run();
        only.Cases.Single().Verdict.ShouldBe(CheckVerdict.Observed);
        only.Passed.ShouldBeFalse();
        only.OnlyObserved.ShouldBeTrue();
        only.NotDone.ShouldBeFalse();
        only.Diagnosis.ShouldBeNull();
        only.Problems.ShouldBeEmpty();
        only.ToString().ShouldBe("• X: Observed\n  • value: observed 2.5");

        Check.Exercise("x", "X").Case("it", () => 1, 1).Observe("value", () => 2.5).Run().Passed.ShouldBeTrue();
        Check.Exercise("x", "X").Case("one", () => 1, 1).Case("two", () => 2, 1).Observe("value", () => 2.5).Run()
            .Summary.ShouldBe("Not right yet: 1 of 2 cases right");
    }

    private static double Seventh(double[] x) => x[6];

    private static double Picky(double x) => x < 0 ? throw new FormatException("x is below 0") : x;

    private static double[] All(double[] x) => [.. x.Select(v => v / int.Parse("x", CultureInfo.InvariantCulture))];

    [Fact]
    public void An_exception_is_told_with_the_function_that_it_came_up_in()
    {
        MseGradient(() => Seventh([1])).Run().Diagnosis.ShouldBe("Your code stopped with IndexOutOfRangeException: Index was outside the bounds of the array. (in Seventh)");
        MseGradient(() => Picky(-1)).Run().Diagnosis!.ShouldMatch(@"^Your code stopped with FormatException: x is below 0 \(in Picky, line \d+\)$");
        MseGradient(() => All([1])).Run().Diagnosis!.ShouldMatch(@"\(in All, line \d+\)$");
    }

    [Fact]
    public void An_observation_of_code_that_is_missing_or_throws_says_so()
    {
        var missing = Check.Exercise("x", "X").Observe("value", () => throw NotWritten).Run();
        missing.NotDone.ShouldBeTrue();
        missing.OnlyObserved.ShouldBeFalse();
        Check.Exercise("x", "X").Observe("value", () => throw new FormatException("no")).Run()
            .Diagnosis.ShouldBe("Your code stopped with FormatException: no");
        Check.Exercise("x", "X").Case("it", () => 1, 1).Observe("value", () => throw new FormatException("no")).Run().Passed.ShouldBeFalse();
    }

    [Fact]
    public void Faults_of_the_exercise_itself_are_told_to_its_author()
    {
        Check.Exercise("x", "X").Run().ShouldSatisfyAllConditions(
            empty => empty.Passed.ShouldBeFalse(),
            empty => empty.Problems.Single().ShouldBe("exercise x has no case"));
        Check.Exercise("x", "X").Case("it", () => 1, 1.0).Mistake("twin", 1.0).Run()
            .Problems.Single().ShouldContain("the mistake \"twin\" can't be told from the right answer");
        Check.Exercise("x", "X").Case("it", () => 1, 1.0).Mistake("broken", () => throw new FormatException("no")).Run()
            .Problems.Single().ShouldContain("can't be computed: FormatException: no");
        Check.Exercise("x", "X").Case("it", () => 1, (Func<double>)(() => throw new FormatException("no"))).Run()
            .Diagnosis!.ShouldStartWith("The exercise itself is at fault, not you");
        Should.Throw<InvalidOperationException>(() => Check.Exercise("x", "X").Mistake("m", 1.0)).Message.ShouldContain("none yet");
        Should.Throw<InvalidOperationException>(() => Check.Exercise("x", "X").Observe("v", () => 1).Mistake("m", 1.0)).Message.ShouldContain("only observes");
        Should.Throw<ArgumentException>(() => Check.Exercise(" ", "X"));
    }

    [Fact]
    public void It_says_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var result = Check.Exercise("x", "X").Case("it", () => new[] { 1.5, 3 }, [0.5, 1]).Run();
            result.Diagnosis.ShouldBe("Got [1.5, 3], wanted [0.5, 1]. It is off by a factor 3.000, the same everywhere.");
            result.ToJson().ShouldContain("[1.5,3]");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ExerciseCheck MseGradient(Func<object?> student)
        => Check.Exercise("mse-gradient", "The gradient of the MSE")
            .Case("left neuron", student, (0.2109, 0.1406), 1e-3)
            .Mistake("This is the cross-entropy gradient: σ' is missing.", () => (1.1254, 0.7503));
}
