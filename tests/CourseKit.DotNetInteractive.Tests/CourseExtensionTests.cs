namespace CourseKit.DotNetInteractive.Tests;

public sealed class CourseExtensionTests
{
    private const string Answer = "// exercise 1.1: Twice\nstatic int Twice(int x) => 2 * x;";

    [Fact]
    public async Task A_hint_is_that_of_the_exercise_whose_cell_ran_last()
    {
        using var room = await Classroom.Open();
        await room.Show(Answer);

        (await room.Show("#!hint")).ShouldHaveSingleItem().ShouldBe("**Hint 1.1**\n\nAdd it to itself.");
    }

    [Fact]
    public async Task An_exercise_can_be_named()
    {
        using var room = await Classroom.Open();

        (await room.Show("#!hint 1.1")).ShouldHaveSingleItem().ShouldContain("Add it to itself.");
    }

    [Fact]
    public async Task A_cell_that_fails_makes_its_exercise_the_one_at_hand_too()
    {
        using var room = await Classroom.Open();
        await room.Failure("// exercise 1.1: Twice\nstatic int Twice(int x) => nothing;");

        (await room.Show("#!hint")).ShouldHaveSingleItem().ShouldContain("Hint 1.1");
    }

    [Fact]
    public async Task A_solution_is_shown_as_code_and_does_not_replace_the_reader_s_own()
    {
        using var room = await Classroom.Open();
        await room.Show("// exercise 1.1: Twice\nstatic int Twice(int x) => 7;");

        (await room.Show("#!solution")).ShouldHaveSingleItem().ShouldContain("```csharp\nstatic int Twice(int x) => x + x;\n```");

        (await room.Show("Twice(3).ToString()")).ShouldHaveSingleItem().ShouldBe("7");
    }

    [Fact]
    public async Task A_check_runs_the_exercise_s_check_cells_on_what_the_reader_wrote()
    {
        using var room = await Classroom.Open();
        await room.Show(Answer);

        (await room.Show("#!check")).ShouldHaveSingleItem().ShouldBe("twice three is 6");
    }

    [Fact]
    public async Task A_check_of_an_answer_that_was_never_run_fails_with_the_compiler_s_message()
    {
        using var room = await Classroom.Open();

        (await room.Failure("#!check 1.1")).ShouldContain("the check of exercise 1.1 does not run");
    }

    [Fact]
    public async Task Before_the_first_exercise_the_directives_say_what_to_do()
    {
        using var room = await Classroom.Open();

        (await room.Failure("#!hint")).ShouldContain("no exercise is at hand yet: run an exercise's cell first, or name one");
    }

    [Fact]
    public async Task An_unknown_exercise_is_named_with_the_place_that_was_searched()
    {
        using var room = await Classroom.Open();

        var message = await room.Failure("#!solution 9.9");

        message.ShouldContain("no exercise 9.9");
        message.ShouldContain(room.Folder);
        message.ShouldContain("#!course");
    }

    [Fact]
    public async Task What_an_exercise_lacks_is_said()
    {
        using var room = await Classroom.Open();

        (await room.Show("#!hint 1.2")).ShouldHaveSingleItem().ShouldContain("no hint");
        (await room.Show("#!solution 1.2")).ShouldHaveSingleItem().ShouldContain("no solution");
        (await room.Failure("#!check 1.2")).ShouldContain("exercise 1.2 has no check cell");
    }

    [Fact]
    public async Task A_notebook_can_be_named_and_says_its_exercises()
    {
        using var room = await Classroom.Open();
        var other = Directory.CreateDirectory(Path.Combine(room.Folder, "other")).FullName;
        await File.WriteAllTextAsync(Path.Combine(other, "mine.dib"), Classroom.Notebook.Replace("1.1", "7.1", StringComparison.Ordinal));

        (await room.Show("#!course other/mine.dib")).ShouldHaveSingleItem().ShouldBe("Exercises: 7.1, 1.2");
        (await room.Show("#!hint 7.1")).ShouldHaveSingleItem().ShouldContain("Add it to itself.");
    }

    [Fact]
    public async Task A_notebook_that_is_not_there_is_an_error_and_the_one_before_stays_open()
    {
        using var room = await Classroom.Open();

        (await room.Failure("#!course nowhere.dib")).ShouldContain("nowhere.dib");
        (await room.Show("#!hint 1.1")).ShouldHaveSingleItem().ShouldContain("Add it to itself.");
    }

    [Fact]
    public async Task A_broken_notebook_in_the_folder_does_not_hide_the_others()
    {
        using var room = await Classroom.Open();
        await File.WriteAllTextAsync(Path.Combine(room.Folder, "00-broken.ipynb"), "{");

        (await room.Show("#!hint 1.1")).ShouldHaveSingleItem().ShouldContain("Add it to itself.");
    }

    [Fact]
    public async Task Loading_the_extension_twice_changes_nothing()
    {
        using var room = await Classroom.Open();
        await room.Load();
        await room.Show(Answer);

        (await room.Show("#!check")).ShouldHaveSingleItem().ShouldBe("twice three is 6");
    }

    [Fact]
    public async Task Cells_that_are_no_exercise_leave_the_one_at_hand_alone()
    {
        using var room = await Classroom.Open();
        await room.Show(Answer);
        await room.Show("// just a note\nvar x = 1;");

        (await room.Show("#!hint")).ShouldHaveSingleItem().ShouldContain("Hint 1.1");
    }

    [Fact]
    public async Task A_cell_of_a_notebook_loads_the_extension()
    {
        using var room = await Classroom.Open(loaded: false);
        await room.Show($"#r \"{typeof(CourseExtension).Assembly.Location}\"");
        await room.Show("await CourseKit.DotNetInteractive.CourseExtension.LoadAsync();");

        await room.Show($"#!course \"{Path.Combine(room.Folder, "01-twice.dib")}\"");
        await room.Show(Answer);

        (await room.Show("#!check")).ShouldHaveSingleItem().ShouldBe("twice three is 6");
    }
}
