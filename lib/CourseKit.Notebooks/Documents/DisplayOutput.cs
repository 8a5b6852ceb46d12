namespace CourseKit.Notebooks;

/// <summary>A value shown by the cell, in every MIME type it offers.</summary>
/// <param name="Data">MIME type → text, best first; JSON types hold the JSON text, binary ones base64.</param>
/// <param name="IsResult">True for the value of the cell's last expression.</param>
/// <param name="DisplayId">Set when a later output of the same id replaces this one.</param>
public sealed record DisplayOutput(
    IReadOnlyDictionary<string, string> Data, bool IsResult = false, string? DisplayId = null) : CellOutput
{
    /// <summary>True for what differs from run to run by its nature (<c>#!time</c>): comparisons of two runs leave it out.</summary>
    public bool IsVolatile { get; init; }

    /// <summary>The output's metadata as a JSON object (picture sizes and the like); null when empty.</summary>
    public string? Metadata { get; init; }
}
