namespace CourseKit.Data;

/// <summary>A data set and what is there of it.</summary>
/// <param name="Name">Its short name, as commands take it.</param>
/// <param name="Description">What it is, in one line.</param>
/// <param name="Location">The folder that holds it or would hold it.</param>
/// <param name="State">What of it is there.</param>
/// <param name="CanBeMade">It is made by <see cref="DataCatalog.Make"/>.</param>
/// <param name="CanBeFetched">It is downloaded by <see cref="DataCatalog.FetchAsync"/>.</param>
public sealed record DataSetInfo(
    string Name, string Description, string Location, DataSetState State, bool CanBeMade, bool CanBeFetched);
