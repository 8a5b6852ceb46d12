using CourseKit.Grading.Submissions;

namespace CourseKit.Grading.Tests.Submissions;

public sealed class AttemptChoiceTests : IDisposable
{
    private readonly HandedIn _given = new();

    public void Dispose() => _given.Dispose();

    private Submission Only(IntakeOptions options)
    {
        using var taken = _given.Take(options);
        return taken.Submissions.ShouldHaveSingleItem();
    }

    private static IntakeOptions DueWith(string late) => new() { Due = HandedIn.Due, Late = LateRule.Parse(late) };

    [Fact]
    public void Of_several_attempts_the_last_on_time_counts()
    {
        _given.File("kim/a/hw1.dib", "1", -5).File("kim/b/hw1.dib", "2", -2).File("kim/c/hw1.dib", "3", 3);
        var submission = Only(DueWith("10%/day"));
        (submission.File, submission.Attempt, submission.Attempts, submission.LatePenalty).ShouldBe(("kim/b/hw1.dib", 2, 3, 0m));
        submission.Remarks.ShouldHaveSingleItem().Text.ShouldBe("attempt 2 of 3 counts: the later ones were handed in late");
    }

    [Fact]
    public void That_the_name_alone_decides_is_said()
    {
        _given.File("kim/hw1.dib", "1", -5).File("kim/hw1-final.dib", "2", -5);
        var submission = Only(DueWith("10%/day"));
        submission.File.ShouldBe("kim/hw1.dib");
        submission.Remarks.ShouldHaveSingleItem().Text.ShouldBe("2 notebooks were handed in at the same time; of these the last by name counts");
    }

    [Fact]
    public void If_none_is_on_time_the_last_late_one_counts()
    {
        _given.File("kim/a/hw1.dib", "1", 1).File("kim/b/hw1.dib", "2", 30);
        var submission = Only(DueWith("10%/day"));
        (submission.File, submission.LatePenalty).ShouldBe(("kim/b/hw1.dib", 0.2m));
    }

    [Fact]
    public void A_late_attempt_that_counts_nothing_does_not_push_out_one_that_does()
    {
        _given.File("kim/a/hw1.dib", "1", 1).File("kim/b/hw1.dib", "2", 24 * 9);
        Only(DueWith("10%/day,zero-after=7d")).File.ShouldBe("kim/a/hw1.dib");
    }

    [Fact]
    public void If_nothing_is_left_of_any_the_last_counts()
    {
        _given.File("kim/a/hw1.dib", "1", 24 * 8).File("kim/b/hw1.dib", "2", 24 * 9);
        var submission = Only(DueWith("10%/day,zero-after=7d"));
        (submission.File, submission.Attempt, submission.LatePenalty).ShouldBe(("kim/b/hw1.dib", 2, 1m));
    }

    [Fact]
    public void Within_the_grace_an_attempt_is_on_time()
    {
        _given.File("kim/a/hw1.dib", "1", -1).File("kim/b/hw1.dib", "2", 0.2);
        var submission = Only(DueWith("10%/day,grace=15m"));
        (submission.File, submission.LatePenalty).ShouldBe(("kim/b/hw1.dib", 0m));
    }

    [Fact]
    public void Without_a_due_time_the_newest_counts()
    {
        _given.File("kim/final.dib", "1", 5).File("kim/again.dib", "2", 6).File("kim/zz.dib", "3", -6);
        Only(new()).File.ShouldBe("kim/again.dib");
    }

    [Fact]
    public void Canvas_counts_a_file_handed_in_again_whatever_its_time_says()
    {
        _given.File("kimminsu_101_9001_hw1-2.dib", "3", -3).File("kimminsu_101_9002_hw1.dib", "1", -1).File("kimminsu_101_9003_hw1-1.dib", "2", -2);
        var submission = Only(new() { Due = HandedIn.Due });
        (submission.File, submission.Attempt).ShouldBe(("kimminsu_101_9001_hw1-2.dib", 3));
    }

    [Fact]
    public void Folders_named_attempt_are_counted()
    {
        _given.File("kim/Attempt 10/hw1.dib", "10", -9).File("kim/attempt_2/hw1.dib", "2", -1);
        Only(new()).File.ShouldBe("kim/Attempt 10/hw1.dib");
    }

    [Fact]
    public void A_notebook_that_carries_the_assignments_name_goes_before_others()
    {
        _given.File("kim/hw1-losses.dib", "1", -5).File("kim/scratch.dib", "2", -1);
        var submission = Only(new() { Assignment = "hw1-losses" });
        submission.File.ShouldBe("kim/hw1-losses.dib");
        submission.Remarks.ShouldHaveSingleItem().Text.ShouldBe("1 other notebooks without the assignment's name in theirs were passed over");
    }

    [Fact]
    public void A_table_knows_the_times_and_extensions_better_than_the_files()
    {
        _given.File("kim/a/hw1.dib", "1", -9).File("kim/b/hw1.dib", "2", -8).File("lee/hw1.dib", "1", 40);
        var times = SubmissionTimes.Read(_given.Write("times.csv", """
            student,time,due
            kim,2026-11-20T23:00+09:00,
            lee,,2026-11-30T12:00Z
            "kim","2026-11-20T20:59:59+09:00",
            """));
        using var taken = _given.Take(DueWith("10%/day") with { Times = times });
        var (kim, lee) = (taken.Submissions[0], taken.Submissions[1]);
        // 20:59:59 in Korea is one second before noon in UTC; 23:00 is two hours after it.
        (kim.File, kim.Attempt, kim.LatePenalty).ShouldBe(("kim/a/hw1.dib", 1, 0m));
        lee.LatePenalty.ShouldBe(0m);
        lee.Remarks.ShouldHaveSingleItem().Text.ShouldBe("has a due time of its own");
    }

    [Theory]
    [InlineData("kim,2026-11-20T12:00", "times.csv, line 1: the time '2026-11-20T12:00' does not say its zone; add it, for example 2026-11-20T12:00+09:00")]
    [InlineData("student,time\n\nkim,yesterday", "times.csv, line 3: 'yesterday' is no time; write for example 2026-11-21T23:59+09:00")]
    [InlineData("kim,2026-02-31T12:00Z", "times.csv, line 1: there is no time '2026-02-31T12:00Z'; write for example 2026-11-21T23:59+09:00")]
    [InlineData(",2026-02-21T12:00Z", "times.csv, line 1: the student is missing")]
    [InlineData("\"kim", "times.csv, line 1: a quote is not closed")]
    public void A_table_with_a_fault_says_where(string table, string message)
        => Should.Throw<IntakeException>(() => SubmissionTimes.Read(_given.Write("times.csv", table))).Message.ShouldBe(message);

    [Fact]
    public void A_mark_of_canvas_against_the_files_time_is_remarked()
    {
        _given.File("kimminsu_LATE_101_9001_hw1.dib", "1", -3);
        Only(DueWith("10%/day")).Remarks.ShouldHaveSingleItem().Text
            .ShouldBe("Canvas marks it as late, and nothing was taken off (see --due, --late, --times)");
    }
}
