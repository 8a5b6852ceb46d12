using System.Text.Json.Serialization;

namespace CourseKit.Notebooks;

/// <summary>One thing that a cell has shown.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
public abstract record CellOutput;
