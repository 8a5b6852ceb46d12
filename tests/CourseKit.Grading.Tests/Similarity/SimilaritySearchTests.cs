using CourseKit.Grading.Similarity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static CourseKit.Grading.Tests.Similarity.SampleCode;

namespace CourseKit.Grading.Tests.Similarity;

public sealed class SimilaritySearchTests
{
    private static IEnumerable<SubmittedCode> Independent => Enumerable.Range(0, 6).Select(Student);

    [Fact]
    public void Nobody_of_six_who_had_the_same_ideas_is_shown()
        => SimilaritySearch.Find([.. Independent], Template).Pairs.ShouldBeEmpty();

    [Theory]
    [InlineData(0, 1), InlineData(0, 2), InlineData(1, 3), InlineData(2, 4), InlineData(3, 5), InlineData(0, 3)]
    public void Two_alone_who_had_the_same_ideas_are_not_shown(int first, int second)
        => SimilaritySearch.Find([Student(first), Student(second)], Template).Pairs.ShouldBeEmpty();

    [Fact]
    public void Other_names_comments_layout_braces_modifiers_and_order_do_not_hide_a_copy()
    {
        var pair = SimilaritySearch.Find([.. Independent, Disguised("copy")], Template).Pairs.ShouldHaveSingleItem();

        (pair.First.Student, pair.Second.Student).ShouldBe(("s0", "copy"));
        pair.Share.ShouldBeGreaterThan(0.7);
        pair.Exercises[0].Id.ShouldBe("adam");
    }

    [Fact]
    public void A_copy_is_found_between_two_alone()
        => SimilaritySearch.Find([Student(0), Disguised("copy")], Template).Pairs.ShouldHaveSingleItem().Share.ShouldBeGreaterThan(0.7);

    [Fact]
    public void Cells_in_another_order_do_not_hide_a_copy()
    {
        var copy = Disguised("copy");
        SimilaritySearch.Find([Student(0), copy with { Parts = [.. copy.Parts.Reverse()] }], Template).Pairs
            .ShouldHaveSingleItem().Share.ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void One_copied_exercise_stands_out_among_others_of_the_students_own()
    {
        var thief = Student(3) with { Student = "thief", Parts = [Student(3).Parts[0], Student(3).Parts[1], Disguised("").Parts[2]] };
        var pair = SimilaritySearch.Find([.. Independent, thief], Template).Pairs
            .Single(pair => pair.First.Student == "s0" || pair.Second.Student == "s0");

        pair.Exercises.ShouldHaveSingleItem().Id.ShouldBe("adam");
    }

    [Fact]
    public void The_released_template_is_nobodys_code()
        => SimilaritySearch.Find([new("a", Template), new("b", Template)], Template).Pairs.ShouldBeEmpty();

    [Fact]
    public void What_much_of_the_class_wrote_counts_nothing()
    {
        var @class = Enumerable.Range(0, 25).Select(n => Student(0) with { Student = $"c{n}" });
        SimilaritySearch.Find([.. @class, .. Independent.Skip(1)], Template).Pairs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(20, 70, 0.25, 0, 0, true)]
    [InlineData(20, 69.9, 0.9, 0, 0, false)]
    [InlineData(20, 900, 0.24, 0, 0, false)]
    [InlineData(200, 70, 0.25, 0, 0, true)]
    [InlineData(2, 900, 0.47, 0, 0, false)]
    [InlineData(2, 70, 0.48, 0, 0, true)]
    [InlineData(20, 70, 0.1, 70, 0.6, true)]
    [InlineData(20, 900, 0.1, 900, 0.59, false)]
    [InlineData(20, 69, 0.1, 69, 0.9, false)]
    public void A_pair_is_shown_for_much_unusual_code_that_is_much_of_the_shorter_one_or_most_of_an_answer(
        int students, double unusual, double share, double unusualOfExercise, double shareOfExercise, bool shown)
        => SimilaritySearch.IsWorthALook(
            new SimilarPair(Student(0), Student(1), unusual, 100, share, [new SimilarExercise("adam", unusualOfExercise, shareOfExercise)], []), students).ShouldBe(shown);

    [Fact]
    public void A_fingerprint_counts_less_the_more_students_have_it()
    {
        double Unusual(int sharers) => SimilaritySearch.Find(
            [.. Enumerable.Range(0, sharers).Select(n => Student(0) with { Student = $"c{n}" }),
             .. Enumerable.Range(0, 20).Select(n => Student(1 + (n % 5)) with { Student = $"d{n}" })], Template)
            .Pairs.FirstOrDefault(pair => pair.First.Student == "c0")?.Unusual ?? 0;

        Unusual(2).ShouldBeGreaterThan(Unusual(4));
        Unusual(4).ShouldBeGreaterThan(Unusual(8));
    }

    [Fact]
    public void Common_pieces_in_an_order_that_only_two_have_are_unusual()
    {
        // Every function of the pair is in ten other submissions, which have the functions in other orders.
        string[] functions = [.. Mse, .. Softmax, .. Adam];
        SubmittedCode Mixed(string student, int seed)
        {
            var order = functions.ToArray();
            new Random(seed).Shuffle(order);
            return new(student, [new("all", string.Join("\n\n", order.Take(8)))]);
        }

        var @class = Enumerable.Range(0, 30).Select(n => Mixed($"s{n}", n)).Append(Mixed("copy", 4));
        var first = SimilaritySearch.Find([.. @class], Template).Pairs[0];

        (first.First.Student, first.Second.Student).ShouldBe(("s4", "copy"));
        first.Share.ShouldBeGreaterThan(0.8);
    }

    // Ten times the code may take about ten times the work, not a hundred times.
    [Theory]
    [InlineData("double x ")]
    [InlineData(") => ")]
    [InlineData("(a, b) => f(a, ")]
    public void The_names_of_a_statement_repeated_without_an_end_take_work_that_grows_with_it(string repeated)
    {
        int Asked(int copies)
        {
            var tokens = new CountedTokens([.. SyntaxFactory.ParseTokens(string.Concat(Enumerable.Repeat(repeated, copies)))]);
            new DeclaredNames().Add(tokens);
            return tokens.Asked;
        }

        Asked(1000).ShouldBeLessThan(12 * Asked(100));
    }

    [Theory]
    [InlineData("double a = f(1, 2), b;", "a, b")]
    [InlineData("double a = g[1, 2], b = 3, c;", "a, b, c")]
    [InlineData("double a = f(x => { h(); }), b;", "a, x")]
    [InlineData("Foo f(int a, int b) { c = 1, d; }", "a, b, f")]
    [InlineData("(x, y) => x, z;", "x, y")]
    [InlineData("f(a, x => 1)", "x")]
    [InlineData("f((x, y) => (z) => 1, (u, v => 1) => 2)", "u, v, x, y, z")]
    [InlineData("int a) , b; int c, d)", "a, c")]
    [InlineData("int a, b", "a")]
    public void What_a_cell_declares_is_read_from_its_tokens(string code, string names)
    {
        var declared = new DeclaredNames();
        declared.Add([.. SyntaxFactory.ParseTokens(code)]);

        string.Join(", ", "a b c d f g h u v x y z".Split(' ').Where(name => declared.Has(name, isMember: false)))
            .ShouldBe(names);
    }

    // Every fingerprint of the block stands in four places. The lengths are those that growing a stretch from each of them gives.
    [Fact]
    public void Code_that_repeats_itself_is_compared_as_one_stretch_up_to_where_it_was_changed()
    {
        const string Operators = "+-*/%&|^";
        var block = string.Concat(Enumerable.Range(0, 60).Select(n => $"x = a {Operators[n % 8]} (b) {Operators[n * n % 7]} (c) {Operators[n / 8]} d;\n"));
        var code = block + block;
        IReadOnlyList<SharedRun> Runs(string other)
            => SimilaritySearch.Find([new("a", [new("e", code + code)]), new("b", [new("e", other)])], []).Pairs.ShouldHaveSingleItem().Runs;

        Runs(code + code).ShouldHaveSingleItem().First.ShouldBe(new CodeSpan(0, 0, (2 * code.Length) - 1));
        Runs(code + code).ShouldAllBe(run => run.Weight <= run.Tokens);
        Runs(code + "x = -" + code[5..]).Select(run => run.First.Length).ShouldBe([code.Length + 3, block.Length - 5, block.Length - 7]);
    }

    [Fact]
    public void Runs_name_the_places_they_stand_at()
    {
        var pair = SimilaritySearch.Find([Student(0), Disguised("copy")], Template).Pairs.ShouldHaveSingleItem();
        var run = pair.Runs.First(run => run.ExerciseId == "adam");

        Text(pair.First, run.First).ShouldContain("Beta1 * m[i] + (1 - Beta1) * g[i]");
        Text(pair.Second, run.Second).ShouldContain("Decay1 * mean[n] + (1 - Decay1) * slopes[n]");

        static string Text(SubmittedCode code, CodeSpan span) => code.Parts[span.Part].Source.Substring(span.Start, span.Length);
    }

    [Fact]
    public void The_order_of_the_submissions_changes_nothing_but_who_is_named_first()
    {
        var one = SimilaritySearch.Find([.. Independent, Disguised("copy")], Template).Pairs.ShouldHaveSingleItem();
        var other = SimilaritySearch.Find([Disguised("copy"), .. Independent.Reverse()], Template).Pairs.ShouldHaveSingleItem();

        other.Unusual.ShouldBe(one.Unusual, 1e-9);
        other.Shared.ShouldBe(one.Shared);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no code at all, is it? {{{{ ((((")]
    [InlineData("#!markdown\n# r \"nuget:x\"\n\"unclosed")]
    public void Text_that_is_no_code_is_read_without_a_fault(string source)
        => SimilaritySearch.Find([new("a", [new("mse", source)]), new("b", [new("mse", source)])], Template).Pairs.ShouldBeEmpty();

    [Theory]
    [InlineData("("), InlineData("$\"{"), InlineData("$\"\"\"{"), InlineData("{"), InlineData("\n#if A\n"), InlineData("a<"), InlineData("!"), InlineData("/// <a>"), InlineData("$@\"{")]
    public void Code_nested_to_break_the_reader_is_read_without_a_fault(string opening)
    {
        var deep = string.Concat(Enumerable.Repeat(opening, 50_000));
        Should.NotThrow(() => SimilaritySearch.Find([new("a", [new("mse", deep)]), new("b", [new("mse", "#if " + deep)])], Template));
    }

    private sealed class CountedTokens(IReadOnlyList<SyntaxToken> tokens) : IReadOnlyList<SyntaxToken>
    {
        public int Asked { get; private set; }

        public int Count => tokens.Count;

        public SyntaxToken this[int index]
        {
            get
            {
                Asked++;
                return tokens[index];
            }
        }

        public IEnumerator<SyntaxToken> GetEnumerator() => tokens.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
