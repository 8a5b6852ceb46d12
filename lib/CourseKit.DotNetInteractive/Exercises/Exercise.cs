namespace CourseKit.DotNetInteractive.Exercises;

/// <summary>What a notebook says of one exercise.</summary>
/// <param name="Id">Its name, <c>4.1</c>.</param>
/// <param name="Title">The rest of its cell's first line; empty if there is none.</param>
internal sealed record Exercise(string Id, string Title)
{
    /// <summary>The text of its hint, markdown; null if there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>The text of its solution, markdown with the code in a fence; null if there is none.</summary>
    public string? Solution { get; init; }

    /// <summary>The code of its check cells, in order.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];
}
