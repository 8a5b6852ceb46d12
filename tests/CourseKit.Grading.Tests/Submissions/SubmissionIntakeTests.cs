using System.Text;
using CourseKit.Grading.Submissions;

namespace CourseKit.Grading.Tests.Submissions;

public sealed class SubmissionIntakeTests : IDisposable
{
    private readonly HandedIn _given = new();

    public void Dispose() => _given.Dispose();

    [Fact]
    public void Canvas_files_are_told_by_the_user_number()
    {
        using var taken = _given.Files("kimminsu_101_9001_hw1.dib", "leejiwoo_LATE_102_9002_hw1.ipynb", "van_der_berg_103_9003_my_hw1.dib").Take();
        taken.Layout.Name.ShouldBe("canvas");
        taken.Submissions.Select(s => (s.Student, s.Name)).ShouldBe([("101", "kimminsu"), ("102", "leejiwoo"), ("103", "van_der_berg")]);
        taken.Unplaced.ShouldBeEmpty();
    }

    [Fact]
    public void Anonymous_canvas_files_are_told_by_the_anonymous_id()
    {
        using var taken = _given.Files("anon_a1B2c_9001_hw1.dib", "anon_LATE_Zz9y8_9002_hw1.dib", "kimminsu_101_9003_hw1.dib").Take();
        taken.Submissions.Select(s => s.Student).ShouldBe(["101", "Zz9y8", "a1B2c"]);
    }

    [Fact]
    public void Moodle_folders_are_told_by_the_participant_number()
    {
        using var taken = _given.Files("김 민수_201_assignsubmission_file_/hw1.dib", "Ada Lovelace_202_assignsubmission_file_/sub/hw1.ipynb",
            "Ada Lovelace_202_assignsubmission_onlinetext_/onlinetext.html").Take();
        taken.Layout.Name.ShouldBe("moodle");
        taken.Submissions.Select(s => (s.Student, s.Name, s.Refused))
            .ShouldBe([("201", "김 민수", null), ("202", "Ada Lovelace", null)]);
    }

    [Fact]
    public void A_name_like_another_students_folder_does_not_make_the_work_that_students()
    {
        using var taken = _given.Files("Kim_201_assignsubmission_file_/hw1.dib", "Eve_201_assignsubmission_file_202_assignsubmission_file_/hw1.dib").Take();
        taken.Submissions.Select(s => s.Student).ShouldBe(["201", "202"]);
    }

    [Fact]
    public void Moodle_files_without_folders_are_read_too()
    {
        using var taken = _given.Files("Ada Lovelace_202_assignsubmission_file_hw1.dib", "Eve_203_assignsubmission_file_of_202_assignsubmission_file_.dib").Take();
        taken.Submissions.Select(s => s.Student).ShouldBe(["202", "203"]);
    }

    [Fact]
    public void Plain_folders_and_plain_files_are_named_after_students()
    {
        using var taken = _given.Files("kim/hw1.ipynb", "lee/draft/hw1.dib", "park.dib", "roster.csv").Take();
        taken.Layout.Name.ShouldBe("plain");
        taken.Submissions.Select(s => s.Student).ShouldBe(["kim", "lee", "park"]);
    }

    [Fact]
    public void A_pattern_names_the_student_and_perhaps_attempt_and_time()
    {
        var options = new IntakeOptions { Layout = PatternLayout.Parse(@"^(?<time>\d{8}-\d{6})-(?<student>[a-z/]+)-v(?<attempt>\d)\.dib$") };
        using var taken = _given.Files("20261102-100000-a/kim-v2.dib", "20261103-100000-a/kim-v1.dib", "notes.dib").Take(options);
        var kim = taken.Submissions.ShouldHaveSingleItem();
        (kim.Student, kim.Attempt, kim.File).ShouldBe(("a/kim", 2, "20261102-100000-a/kim-v2.dib"));
        kim.SubmittedAt!.Value.LocalDateTime.ShouldBe(new DateTime(2026, 11, 2, 10, 0, 0, DateTimeKind.Local));
        taken.Unplaced.ShouldBe(["notes.dib: its name does not tell whose it is (pattern)"]);
    }

    [Fact]
    public void A_layout_that_is_asked_for_is_taken_even_where_another_fits()
    {
        using var taken = _given.Files("kimminsu_101_9001_hw1.dib").Take(new() { Layout = new PlainLayout() });
        taken.Submissions.ShouldHaveSingleItem().Student.ShouldBe("kimminsu_101_9001_hw1");
    }

    [Fact]
    public void An_archive_is_read_like_a_folder_and_a_folder_of_its_name_around_all_is_passed_over()
    {
        using var taken = _given.TakeArchive(HandedIn.Zip(
            ("submissions/kim/hw1.dib", "a"), ("submissions/lee/hw1.dib", "b"), ("__MACOSX/submissions/kim/._hw1.dib", "x")));
        taken.Submissions.Select(s => s.Student).ShouldBe(["kim", "lee"]);
        Encoding.UTF8.GetString(taken.Submissions[1].Read()).ShouldBe("b");
    }

    [Fact]
    public void Names_that_windows_wrote_in_korean_are_read()
    {
        var korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;
        using var taken = _given.TakeArchive(HandedIn.Zip([("김민수/hw1.dib", "a"), ("이지우/hw1.dib", "b")], null, korean));
        taken.Submissions.Select(s => s.Student).ShouldBe(["김민수", "이지우"]);
    }

    [Fact]
    public void Composed_and_decomposed_letters_are_one_student()
    {
        using var taken = _given.Files("김민수/hw1.dib".Normalize(NormalizationForm.FormD), "김민수/hw1.ipynb").Take();
        taken.Submissions.ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public void A_folder_without_a_notebook_is_a_result_that_says_so()
    {
        using var taken = _given.Files("kim/essay.pdf", "kim/data.csv", "lee/hw1.dib").Take();
        Directory.CreateDirectory(Path.Combine(_given.Folder, "park"));
        using var again = _given.Take();
        again.Submissions.Select(s => (s.Student, s.Refused)).ShouldBe(
        [
            ("kim", "none of the 2 files handed in is a .dib or .ipynb notebook"),
            ("lee", null),
            ("park", "nothing was handed in"),
        ]);

        // What says nothing of attempts must not be told of them.
        again.Submissions.ShouldAllBe(s => s.Attempt == 1 && s.Attempts == 1);
    }

    [Fact]
    public void A_notebook_of_nobody_is_reported_and_stops_nobody()
    {
        using var taken = _given.Files("kimminsu_101_9001_hw1.dib", "leejiwoo_102_9002_hw1.dib", "stray.dib").Take();
        taken.Submissions.Count.ShouldBe(2);
        taken.Unplaced.ShouldBe(["stray.dib: its name does not tell whose it is (canvas)"]);
    }

    [Fact]
    public void Nothing_at_all_is_an_error_that_says_what_was_looked_for()
    {
        _given.Files("readme.txt");
        Should.Throw<IntakeException>(() => _given.Take()).Message
            .ShouldEndWith("holds no submission (1 files, none of them a .dib, .ipynb or .zip that 'plain' can place)");
        Should.Throw<IntakeException>(() => SubmissionIntake.Take(_given.Root + "/none", new())).Message.ShouldContain("there is no folder or archive");
        Should.Throw<IntakeException>(() => _given.TakeArchive([1, 2, 3])).Message.ShouldContain("can't be read as a zip archive");
    }

    [Theory]
    [InlineData("(", "is no regular expression")]
    [InlineData("(?<name>x)", "has no group 'student'")]
    public void A_pattern_that_can_not_work_is_an_error(string pattern, string message)
        => Should.Throw<IntakeException>(() => PatternLayout.Parse(pattern)).Message.ShouldContain(message);
}
