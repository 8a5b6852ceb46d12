namespace CourseKit.Data;

/// <summary>How far the making or fetching of a data set is.</summary>
/// <param name="Item">The file or step at work.</param>
/// <param name="Done">How much of the whole set is done.</param>
/// <param name="Total">The whole set.</param>
/// <param name="Unit">What is counted: "images", "rows" or "bytes".</param>
/// <param name="Note">Something the user should know, such as a mirror that failed; else null.</param>
public readonly record struct DataProgress(string Item, long Done, long Total, string Unit, string? Note = null);
