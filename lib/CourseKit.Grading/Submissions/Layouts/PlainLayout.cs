namespace CourseKit.Grading.Submissions;

/// <summary>A folder for each student, <c>kim/hw1.ipynb</c>, or a file named after each, <c>kim.dib</c>.</summary>
public sealed class PlainLayout : ISubmissionLayout
{
    /// <inheritdoc/>
    public string Name => "plain";

    /// <inheritdoc/>
    public Placement? Place(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/');
        if (parts.Length > 1)
            return new Placement(parts[0]) { Attempt = AttemptFolder.NumberIn(path[parts[0].Length..]) };
        // A list or a read-me beside the folders is nobody's.
        return Path.GetExtension(path).ToLowerInvariant() is ".dib" or ".ipynb" or ".zip" && Path.GetFileNameWithoutExtension(path) is { Length: > 0 } student
            ? new Placement(student)
            : null;
    }
}
