using CourseKit.Grading.Results;
using CourseKit.Grading.Running;
using CourseKit.Grading.Submissions;

namespace CourseKit.Grading.Tests.Results;

public sealed class GradingRunTests : IDisposable
{
    private readonly TestClass _given = new();

    public void Dispose() => _given.Dispose();

    [Fact]
    public async Task Every_submission_gets_a_result_and_the_summary_counts_them()
    {
        var summary = await _given.HandIn("kim", "right wrote").HandIn("lee", "half").HandIn("park", "ours").HandIn("choi", "throw").Grade();
        (summary.Total, summary.Graded, summary.Kept, summary.Refused, summary.ToGradeByHand, summary.IsInterrupted)
            .ShouldBe((4, 4, 0, 0, 1, false));
        summary.Unjudged.Order().ShouldBe(["choi", "park"]);
        var kim = _given.Result("kim");
        (kim.Points, kim.OutOf, kim.IsComplete, kim.Sandbox, kim.File, kim.Layout).ShouldBe((2m, 10m, true, "bubblewrap", "kim/hw1.dib", "plain"));
        kim.Remarks.ShouldHaveSingleItem().Kind.ShouldBe(RemarkKind.Moved);
        _given.Result("choi").Exercises.ShouldAllBe(exercise => exercise.Verdict == Verdict.NotJudged);
    }

    [Fact]
    public async Task What_is_no_notebook_is_a_result_that_says_why()
    {
        Directory.CreateDirectory(Path.Combine(_given.In, "lee"));
        File.WriteAllBytes(Path.Combine(_given.In, "lee", "hw1.ipynb"), [0xFF, 0xFE, 0, 1]);
        Directory.CreateDirectory(Path.Combine(_given.In, "park"));
        File.WriteAllText(Path.Combine(_given.In, "park", "hw1.dib"), "");
        var summary = await _given.HandIn("kim", "right").Grade();
        summary.Refused.ShouldBe(2);
        _given.Result("lee").Refused!.ShouldContain("the file is UTF-16; save it as UTF-8");
        (_given.Result("park").Refused, _given.Result("park").Points, _given.Result("park").OutOf).ShouldBe(("park/hw1.dib: it is empty", 0m, 10m));
        _given.Judged.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_run_grades_nothing_twice()
    {
        await _given.HandInMany(7).Grade();
        var again = await _given.Grade();
        (again.Graded, again.Kept, _given.Judged.Count).ShouldBe((0, 7, 7));
    }

    [Fact]
    public async Task Ended_at_any_moment_and_started_again_it_loses_nothing_and_grades_nothing_twice()
    {
        const int Count = 6;
        _given.HandInMany(Count);
        for (var end = 0; end <= Count; end++)
        {
            using var stop = new CancellationTokenSource();
            var calls = 0;
            var book = new Gradebook(Path.Combine(_given.Root, $"out{end}"));
            _given.Judged.Clear();
            _given.Judge = new() { OnJudge = () => { if (calls++ == end) stop.Cancel(); } };
            var first = await _given.Grade(book: book, cancellation: stop.Token);
            (first.IsInterrupted, first.Graded).ShouldBe((end < Count, end));
            Directory.EnumerateFiles(Path.Combine(book.Folder, "results")).Count().ShouldBe(end);

            _given.Judge = new();
            var second = await _given.Grade(book: book);
            (second.Graded, second.Kept, second.IsInterrupted).ShouldBe((Count - end, end, false));
            // The one that was being judged at the end is the only one that the judge saw twice.
            _given.Judged.Count.ShouldBe(Count + (end < Count ? 1 : 0));
            book.View().Results.Sum(result => result.Points).ShouldBe(10);
        }
    }

    [Fact]
    public async Task What_fails_because_the_run_was_stopped_is_no_result()
    {
        using var stop = new CancellationTokenSource();
        _given.HandIn("kim", "right").Judge = new()
        {
            OnJudge = () =>
            {
                stop.Cancel();
                throw new InvalidOperationException("the process has gone");
            },
        };
        var stopped = await _given.Grade(cancellation: stop.Token);
        (stopped.IsInterrupted, stopped.Graded).ShouldBe((true, 0));
        Directory.EnumerateFiles(Path.Combine(_given.Book.Folder, "results")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_dies_of_a_fault_keeps_what_was_done()
    {
        _given.HandInMany(4);
        await Should.ThrowAsync<IOException>(() => _given.Grade(onEvent: what =>
        {
            if (what is { Result: not null, Done: 2 })
                throw new IOException("the terminal is gone");
        }));
        (await _given.Grade()).Kept.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_killed_run_left_half_written_is_swept_up()
    {
        await _given.HandInMany(2).Grade();
        var left = Path.Combine(_given.Book.Folder, "results", ".coursekit-1.tmp");
        File.WriteAllText(left, "{");
        await _given.Grade();
        File.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public async Task A_result_that_was_spoilt_is_made_again()
    {
        await _given.HandInMany(3).Grade();
        File.WriteAllText(Path.Combine(_given.Book.Folder, "results", "s001.json"), "{\"schema\": 1,");
        var again = await _given.Grade();
        (again.Graded, again.Kept).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Our_own_failures_are_graded_again_by_the_next_run()
    {
        await _given.HandIn("kim", "ours").HandIn("lee", "right").Grade();
        _given.HandIn("kim", "ours");
        var again = await _given.Grade();
        (again.Graded, again.Kept, again.Unjudged.Count).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task A_failure_of_ours_tells_the_instructor_and_nothing_of_it_gets_into_the_result()
    {
        string? failure = null;
        await _given.HandIn("kim", "throw").Grade(onEvent: what => failure ??= what.Failure);
        failure.ShouldBe(@"grading broke off: InvalidOperationException: \u001b[31mred");
        _given.Result("kim").Remarks.ShouldHaveSingleItem().Text.ShouldBe("grading broke off (InvalidOperationException); to grade again");
    }

    [Fact]
    public async Task A_failure_of_ours_does_not_displace_what_had_been_judged()
    {
        await _given.HandIn("kim", "right").Grade();
        _given.Judge = new() { ToolsHash = "tools 2", OnJudge = () => throw new InvalidOperationException() };
        var again = await _given.Grade(new() { Jobs = 1, Regrade = true });
        again.Unjudged.ShouldBe(["kim"]);
        (_given.Result("kim").Points, _given.Result("kim").ToolsHash).ShouldBe((2m, "tools 1"));
    }

    [Fact]
    public async Task A_new_attempt_is_graded_without_being_asked_and_says_so()
    {
        await _given.HandIn("kim", "half").HandIn("lee", "right").Grade();
        var again = await _given.HandIn("kim", "right").Grade();
        (again.Graded, again.Kept).ShouldBe((1, 1));
        var change = again.Regraded.ShouldHaveSingleItem();
        change.Note.Causes.ShouldBe([RegradeCause.Submission]);
        change.Note.Exercises.ShouldBe([new ExerciseChange("e1", 1, 2, Verdict.Partly, Verdict.Right)]);
    }

    [Fact]
    public async Task Another_assignment_or_other_tools_are_named_and_graded_again_only_when_asked()
    {
        await _given.HandInMany(3).Grade();
        (_given.Version, _given.Judge) = ("2", new() { ToolsHash = "tools 2", Right = 1.5m });
        var plain = await _given.Grade();
        (plain.Graded, plain.Kept, plain.Stale).ShouldBe((0, 3, 3));
        var asked = await _given.Grade(new() { Jobs = 1, Regrade = true });
        asked.Graded.ShouldBe(3);
        asked.Regraded[1].Note.Causes.ShouldBe([RegradeCause.Assignment, RegradeCause.Tools]);
        asked.Regraded[1].Note.Exercises.ShouldBe([new ExerciseChange("e1", 2, 1.5m, Verdict.Right, Verdict.Right)]);
        asked.Regraded[0].Note.Exercises.ShouldBeEmpty();
        File.ReadAllLines(ChangesTable.Write(_given.Book)!)[1]
            .ShouldEndWith(",assignment and tools,e1,2,1.5,Right,Right");

        // A regrading that was ended goes on too.
        (await _given.Grade(new() { Jobs = 1, Regrade = true })).Graded.ShouldBe(0);
    }

    [Fact]
    public async Task Another_late_rule_changes_the_points_without_judging_again()
    {
        _given.HandIn("kim", "right");
        var due = File.GetLastWriteTimeUtc(Path.Combine(_given.In, "kim", "hw1.dib")).AddHours(-1);
        await _given.Grade();
        _given.Intake = new() { Due = new(due), Late = LateRule.Parse("25%/day") };
        (await _given.Grade()).Kept.ShouldBe(1);
        (_given.Result("kim").LatePenalty, _given.Result("kim").Points).ShouldBe((0.25m, 1.5m));
        _given.Result("kim").Remarks.ShouldHaveSingleItem().Kind.ShouldBe(RemarkKind.Moved);
    }

    [Fact]
    public async Task Side_by_side_gives_what_one_after_the_other_gives()
    {
        _given.HandInMany(30);
        await _given.Grade(book: new(_given.Root + "/one"));
        await _given.Grade(new() { Jobs = 8 }, new(_given.Root + "/many"));
        new Gradebook(_given.Root + "/many").View().Results.Select(result => (result.Student, result.Points))
            .ShouldBe(new Gradebook(_given.Root + "/one").View().Results.Select(result => (result.Student, result.Points)));
    }

    [Fact]
    public async Task A_second_run_in_the_same_folder_is_refused()
    {
        _given.HandInMany(1);
        Exception? second = null;
        await _given.Grade(onEvent: what =>
        {
            if (what.Result is null && second is null)
                second = Should.Throw<GradebookException>(() => _given.Grade().GetAwaiter().GetResult());
        });
        second!.Message.ShouldContain("another run is writing to");
        second.Message.ShouldContain(": wait for it, or choose another folder with --out");
    }

    [Fact]
    public async Task What_a_killed_run_left_half_written_in_any_of_its_folders_is_swept_up()
    {
        await _given.HandInMany(1).Grade();
        string[] halves = [".coursekit-1.tmp", "results/.coursekit-2.tmp", ".coursekit/.coursekit-3.tmp", "feedback/.coursekit-4.tmp", "gradescope/s000/.coursekit-5.tmp"];
        foreach (var half in halves.Append("manual/.coursekit-6.tmp").Append("feedback/mine.tmp"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_given.Book.Folder, half))!);
            File.WriteAllText(Path.Combine(_given.Book.Folder, half), "half");
        }

        await _given.Grade();
        Directory.EnumerateFiles(_given.Book.Folder, "*.tmp", SearchOption.AllDirectories).Select(Path.GetFileName).Order().ShouldBe([".coursekit-6.tmp", "mine.tmp"]);
    }

    [Fact]
    public async Task A_submission_that_vanishes_during_the_run_is_left_for_the_next_one_and_the_others_are_graded()
    {
        _given.HandInMany(3);
        var summary = await _given.Grade(onEvent: _ => File.Delete(Path.Combine(_given.In, "s001", "hw1.dib")));
        (summary.Graded, summary.Unjudged.ShouldHaveSingleItem()).ShouldBe((3, "s001"));
        _given.Result("s001").IsComplete.ShouldBeFalse();

        var again = await _given.HandIn("s001", "right").Grade();
        (again.Graded, again.Kept, again.Unjudged.Count).ShouldBe((1, 2, 0));
        _given.Result("s001").Points.ShouldBe(_given.Result("s002").Points);
    }

    [Fact]
    public async Task A_folder_of_another_assignment_is_refused()
    {
        await _given.HandInMany(1).Grade();
        (await Should.ThrowAsync<GradebookException>(() => _given.Grade(assignment: _given.Named("hw2")))).Message
            .ShouldEndWith("holds the grades of hw1; choose another folder with --out for hw2");
    }

    [Fact]
    public async Task A_place_where_no_folder_can_be_is_named()
    {
        var file = Path.Combine(_given.HandInMany(1).Root, "file");
        await File.WriteAllTextAsync(file, "");
        var refusal = (await Should.ThrowAsync<GradebookException>(() => _given.Grade(book: new(file)))).Message;
        refusal.ShouldStartWith($"can't write to the gradebook {file}: ");
        refusal.ShouldEndWith("; --out names another");
    }

    [Fact]
    public async Task Events_say_who_what_how_far_and_how_long()
    {
        var events = new List<GradingEvent>();
        await _given.HandInMany(3).Grade(onEvent: events.Add);
        events.Select(what => (what.Student, what.Exercise, what.Done)).Take(4)
            .ShouldBe([("s000", null, 0), ("s000", "e1", 0), ("s000", null, 1), ("s001", null, 1)]);
        events[0].Left.ShouldBeNull();
        events[2].Left.ShouldNotBeNull();
        events[^1].Left.ShouldBe(TimeSpan.Zero);
    }
}
