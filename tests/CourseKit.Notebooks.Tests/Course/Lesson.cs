using System.Text.Json;

namespace CourseKit.Notebooks.Tests.Course;

/// <summary>A notebook's exercises, in a kernel that has run its set-up and nothing else: no check may need more.</summary>
internal sealed class Lesson : IAsyncDisposable
{
    private readonly Execution _execution;

    private Lesson(Execution execution, Notebook notebook)
    {
        _execution = execution;
        Exercises = Exercise.In(notebook);
    }

    public IReadOnlyList<Exercise> Exercises { get; }

    public static async Task<Lesson> StartAsync(string fileName)
    {
        var notebook = CourseFiles.Read(fileName);
        var lesson = new Lesson(new Execution(fileName), notebook);
        await lesson._execution.ShowAsync(notebook.Cells.First(cell => cell.Language == Languages.CSharp).Source);
        return lesson;
    }

    /// <summary>Runs an answer, then the exercise's check.</summary>
    public async Task<Verdict> JudgeAsync(Exercise exercise, string answer)
    {
        await _execution.ShowAsync(answer);
        var check = await _execution.RunAsync(new Cell(Languages.CSharp, exercise.Check));
        check.Run!.Status.ShouldBe(CellStatus.Succeeded, $"{check.Run.Reason}\n{answer}");
        var shown = check.Outputs.OfType<DisplayOutput>().Single();
        using var json = JsonDocument.Parse(shown.Data[MimeTypes.Check]);
        return new Verdict(json.RootElement.GetProperty("passed").GetBoolean(), shown.Data[MimeTypes.Text]);
    }

    public ValueTask DisposeAsync() => _execution.DisposeAsync();

    /// <summary>What a check says.</summary>
    internal sealed record Verdict(bool Passed, string Text);
}
