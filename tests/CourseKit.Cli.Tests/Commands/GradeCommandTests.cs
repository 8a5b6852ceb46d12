using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;

namespace CourseKit.Cli.Tests.Commands;

public sealed class GradeCommandTests : IDisposable
{
    private const string Source = """
        #!markdown

        # Squares

        #!csharp

        // exercise square (2 points): The square
        static double Square(double x)
        {
            // BEGIN SOLUTION
            return x * x;
            // END SOLUTION
        }

        #!csharp

        // check square
        Check.Exercise("square", "The square").Case("3", () => Square(3), 9.0)

        #!markdown

        <!-- question why (3 points, manual) -->

        ## Why?

        """;

    private readonly TestTerminal _terminal;
    private decimal _right = 2;
    private string _error = "";

    public GradeCommandTests()
        => _terminal = new()
        {
            Engine = new()
            {
                Judges = (assignment, _, _) => Task.FromResult<(IJudge, IReadOnlyList<string>)>((new ByText(_terminal!, _right), [])),
            },
        };

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task Grading_says_a_line_for_each_submission_and_what_is_left_to_do()
    {
        Class();
        _terminal.Write("in/roster.txt", "");
        _terminal.Write("in/park/essay.txt", "");
        (await _terminal.Call(Grade())).ShouldBe(0, _terminal.Error);
        (await _terminal.Call(Grade("--due", "2020-01-01T00:00Z", "--late", "10%/day,max=50%"))).ShouldBe(0, _terminal.Error);
        _terminal.Error.ShouldBeEmpty();
        Snapshot.ShouldMatch(_terminal.Out, "grade-good");
        foreach (var file in new[] { "grades.csv", "canvas.csv", "moodle.csv", "report.html", "feedback/kim.html", "results/kim.json", "gradescope/kim/results.json" })
            File.Exists(Path.Combine(_terminal.Root, "g", file)).ShouldBeTrue(file);
    }

    [Fact]
    public async Task An_answer_that_is_not_there_waits_for_nobody()
    {
        Class();
        _terminal.Write("in/choi/hw1.dib", "#!csharp\n\n// exercise square (2 points): The square\n// right\n\n#!markdown\n\n<!-- question why (3 points, manual) -->\n\n## Why?\n");
        await _terminal.Call(Grade());
        _terminal.Out.ShouldContain("2 written answers to grade by hand");
    }

    [Fact]
    public async Task Where_a_person_watches_the_bars_go_to_the_end_too()
    {
        Class();
        _terminal.Interactive = true;
        (await _terminal.Call(Grade())).ShouldBe(0, _terminal.Error);
        _terminal.Out.ShouldContain("open " + Path.Combine("g", "report.html") + " first");
    }

    [Fact]
    public async Task A_failure_of_ours_gives_exit_code_1_and_is_graded_again()
    {
        Class();
        Answer("lee", "ours");
        (await _terminal.Call(Grade())).ShouldBe(1);
        _terminal.Out.ShouldContain("Not judged because of a failure of ours: lee. The same command grades them again.");
        Answer("lee", "right");
        (await _terminal.Call(Grade())).ShouldBe(0, _terminal.Error);
    }

    [Fact]
    public async Task Stopping_gives_exit_code_130_and_keeps_what_is_graded()
    {
        Class();
        Answer("lee", "stop");
        (await _terminal.Call(Grade())).ShouldBe(130);
        _terminal.Out.ShouldContain("Stopped. What is graded is kept; the same command goes on.");
        File.Exists(Path.Combine(_terminal.Root, "g", "results", "kim.json")).ShouldBeTrue();
        File.Exists(Path.Combine(_terminal.Root, "g", "results", "lee.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Regrading_shows_what_changed_and_why()
    {
        Class();
        await _terminal.Call(Grade());
        _right = 1;
        _terminal.Write("hw1.dib", Source.Replace("# Squares", "# Square numbers"));
        await _terminal.Call(Grade());
        _terminal.Out.ShouldContain("2 results made with another SRC, other tools or another sandbox: --regrade grades them again");
        await _terminal.Call(Grade("--regrade"));
        _terminal.Out.ShouldContain("kim: 2 → 1 points because of another assignment (square 2 → 1)");
        File.ReadAllText(Path.Combine(_terminal.Root, "g", "changes.csv")).ShouldContain(",square,2,1,Right,Right");
    }

    [Fact]
    public async Task Parts_are_graded_put_together_marked_by_hand_and_reported()
    {
        Class();
        (await _terminal.Call(Grade("--shard", "1/2", "--out", "p1"))).ShouldBe(0, _terminal.Error);
        (await _terminal.Call("grades", "merge", "p1", "--out", "all")).ShouldBe(1);
        _terminal.Error.ShouldContain("coursekit: of 2 parts these are missing: 2");
        (await _terminal.Call(Grade("--shard", "2/2", "--out", "p2"))).ShouldBe(0, _terminal.Error);
        (await _terminal.Call("grades", "merge", "p1", "p2", "--out", "all")).ShouldBe(0, _terminal.Error);
        (await _terminal.Call("grades", "set", "all", "kim", "why", "2.5", "--comment", "good")).ShouldBe(0, _terminal.Error);
        (await _terminal.Call("grades", "set", "all", "--csv", _terminal.Write("marks.csv", "student,question,points\nlee,why,1\n"))).ShouldBe(0, _terminal.Error);
        (await _terminal.Call("grades", "report", "all")).ShouldBe(0, _terminal.Error);
        (await _terminal.Call("grades", "set", "all", "kim", "why", "9")).ShouldBe(1);
        _terminal.Error.ShouldContain("coursekit: why is worth 3 points, got 9");
        File.Exists(Path.Combine(_terminal.Root, "p1", "grades.csv")).ShouldBeFalse();
        File.ReadAllText(Path.Combine(_terminal.Root, "all", "grades.csv")).ShouldContain("2.5");
        Snapshot.ShouldMatch(_terminal.Out, "grade-parts");
    }

    [Fact]
    public async Task A_table_that_can_not_be_written_is_named_and_the_others_are()
    {
        Class();
        await _terminal.Call(Grade());
        var grades = Path.Combine(_terminal.Root, "g", "grades.csv");
        var canvas = Path.Combine(_terminal.Root, "g", "canvas.csv");
        File.Delete(grades);
        File.Delete(canvas);
        Directory.CreateDirectory(Path.Combine(grades, "in-the-way"));
        (await _terminal.Call("grades", "report", "g")).ShouldBe(1);
        _terminal.Error.ShouldStartWith("coursekit: grades.csv could not be written: ");
        File.Exists(canvas).ShouldBeTrue();
    }

    [Fact]
    public async Task Limits_and_the_missing_fence_reach_the_judge()
    {
        var asked = await AskedAsync("--sandbox", "none", "--time-limit", "3", "--memory", "100");
        (asked!.Sandbox.Name, asked.CellTimeLimit.TotalSeconds, asked.Limits.HeapBytes).ShouldBe(("none", 3, 100L << 20));
        asked.TotalTimeLimit.ShouldBe(new JudgeOptions { Sandbox = asked.Sandbox }.TotalTimeLimit, "what a cell may take is less than before");
        (await AskedAsync("--sandbox", "none", "--time-limit", "1000"))!.TotalTimeLimit.TotalSeconds.ShouldBe(6000);
    }

    [Fact]
    public async Task Nobody_is_graded_without_a_fence_who_does_not_ask_for_that()
    {
        if (await AskedAsync() is { } asked)
            asked.Sandbox.Name.ShouldBe("bubblewrap");
        else
            _error.ShouldContain("--sandbox none grades without a fence, at your own risk.");
    }

    [Fact]
    public async Task An_assignment_at_fault_grades_nobody_and_says_what_shows_all_of_it()
    {
        Class();
        using var own = new TestTerminal { Folder = _terminal.Root, Engine = new() { Judges = (_, _, _) => Task.FromResult<(IJudge, IReadOnlyList<string>)>((new ByText(_terminal, _right), ["first", "second"])) } };
        (await own.Call(Grade())).ShouldBe(1);
        own.Error.Trim().ShouldBe("coursekit: first (and 1 more); 'coursekit assignment validate' shows all that is wrong with it");
        Directory.Exists(Path.Combine(_terminal.Root, "g", "feedback")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, " (and 1 more fault; 'coursekit assignment validate' shows all)")]
    public async Task A_notebook_that_is_no_assignment_is_told_by_its_first_fault(bool hasTwo, string rest)
    {
        Class();
        _terminal.Write("hw1.dib", "#!csharp\n\n" + Unchecked("square") + (hasTwo ? "\n#!csharp\n\n" + Unchecked("cube") : ""));
        (await _terminal.Call(Grade())).ShouldBe(1);
        _terminal.Error.Trim().ShouldBe("coursekit: hw1.dib, cell 1, line 3: exercise square has no check; wanted a cell that begins // check square" + rest);

        static string Unchecked(string name) => $"// exercise {name} (2 points): The {name}\n// BEGIN SOLUTION\n1\n// END SOLUTION\n";
    }

    [Fact]
    public async Task A_place_where_no_gradebook_can_be_is_refused_before_the_judge_is_made()
    {
        _terminal.Write("g", "");
        (await AskedAsync("--sandbox", "none")).ShouldBeNull();
        _error.ShouldContain("can't write to the gradebook");
    }

    [SkippableFact]
    public async Task A_name_that_would_colour_the_terminal_does_not()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows does not take such names");
        Class();
        Answer("\u001b[31mred[bold]", "right");
        await _terminal.Call(Grade());
        _terminal.Out.ShouldContain(@"\u001b[31mred[bold]");
        (_terminal.Out + _terminal.Error).ShouldNotContain('\u001b');
    }

    private string[] Grade(params string[] more)
        => ["grade", "hw1.dib", "in", .. more.Contains("--out") ? Array.Empty<string>() : ["--out", "g"], "--jobs", "1", "--sandbox", "none", .. more];

    // What the judge was to be made with; null if it did not come to that.
    private async Task<JudgeOptions?> AskedAsync(params string[] more)
    {
        Class();
        JudgeOptions? asked = null;
        using var own = new TestTerminal
        {
            Folder = _terminal.Root,
            Engine = new()
            {
                Judges = (_, options, _) =>
                {
                    asked = options;
                    return Task.FromResult<(IJudge, IReadOnlyList<string>)>((new ByText(_terminal, _right), []));
                },
            },
        };
        await own.Call(["grade", "hw1.dib", "in", "--out", "g", "--jobs", "1", .. more]);
        _error = own.Error;
        return asked;
    }

    private void Class()
    {
        _terminal.Write("hw1.dib", Source);
        Answer("kim", "right");
        Answer("lee", "wrong");
    }

    private void Answer(string student, string does)
        => _terminal.Write($"in/{student}/hw1.dib",
            $"#!csharp\n\n// exercise square (2 points): The square\n// {does}\n\n#!markdown\n\n<!-- question why (3 points, manual) -->\n\nBecause {does}.\n");

    /// <summary>Does what a comment in the answer says.</summary>
    private sealed class ByText(TestTerminal terminal, decimal right) : IJudge
    {
        public string Sandbox => "none";

        public string ToolsHash => "tools";

        public async Task<Judgement> JudgeAsync(RecoveredSubmission submission, IProgress<string>? progress, CancellationToken cancellation)
        {
            var text = string.Join('\n', submission.Cells.Where(cell => cell.IsStudents).Select(cell => cell.Source));
            if (text.Contains("// stop"))
            {
                await terminal.Stop.CancelAsync();
                cancellation.ThrowIfCancellationRequested();
            }

            var verdict = text.Contains("// ours") ? Verdict.NotJudged : text.Contains("// right") ? Verdict.Right : Verdict.Wrong;
            return new([new("square", "The square", verdict == Verdict.Right ? right : 0, 2, verdict, null, [], 0)], [], 0);
        }

        public ValueTask DisposeAsync() => default;
    }
}
