using CourseKit.Fuzz.Readers;

namespace CourseKit.Fuzz;

/// <summary>The table of the readers under test: a new one is a row here.</summary>
internal static class AllReaders
{
    /// <summary>Makes each reader of the table.</summary>
    public static IReadOnlyDictionary<string, Func<FuzzedReader>> Table { get; } = new Dictionary<string, Func<FuzzedReader>>(StringComparer.Ordinal)
    {
        ["dib"] = () => new Dib(),
        ["ipynb"] = () => new Ipynb(),
        ["idx"] = () => new Idx(),
        ["csv"] = () => new Csv(),
        ["model"] = () => new Model(),
        ["checkpoint"] = () => new TrainingCheckpoint(),
        ["search"] = () => new SearchLines(),
        ["figure"] = () => new FigureJson(),
        ["recovery"] = () => new Recovery(),
        ["archive"] = () => new ClassArchive(),
        ["result"] = () => new ResultFile(),
        ["gradebook"] = () => new GradebookFile(),
        ["manual"] = () => new ManualFile(),
        ["manual-csv"] = () => new ManualTable(),
        ["times-csv"] = () => new TimesTable(),
    };
}
