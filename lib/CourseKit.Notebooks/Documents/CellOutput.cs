using System.Text.Json.Serialization;

namespace CourseKit.Notebooks;

/// <summary>One thing that a cell has shown.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
[JsonDerivedType(typeof(UnrecognizedOutput), "unrecognized")]
public abstract record CellOutput
{
    /// <summary>Members of the output in its .ipynb that this type has no place for, as a JSON object, kept for writing
    /// the file back; null when there are none.</summary>
    public string? OtherFields { get; init; }
}
