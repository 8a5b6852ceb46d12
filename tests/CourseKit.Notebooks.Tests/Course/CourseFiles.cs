namespace CourseKit.Notebooks.Tests.Course;

/// <summary>The course's notebooks in this repository.</summary>
internal static class CourseFiles
{
    /// <summary>The folder that holds CourseKit.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the notebooks, which is their working directory.</summary>
    public static string Notebooks { get; } = Path.Combine(Root, "notebooks");

    /// <summary>The library's build under test.</summary>
    public static string Library => Path.Combine(Root, "lib", "CourseKit", "bin", Configuration, "net10.0", "CourseKit.dll");

    /// <summary>Reads a notebook whose references to the library's Release build point to the build under test.</summary>
    public static Notebook Read(string fileName)
    {
        var notebook = NotebookFile.Read(Path.Combine(Notebooks, fileName));
        return notebook with
        {
            Cells = [.. notebook.Cells.Select(cell => cell with
            {
                Source = cell.Source.Replace("/bin/Release/", $"/bin/{Configuration}/", StringComparison.Ordinal),
            })],
        };
    }

    private static string Configuration
        => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CourseKit.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"CourseKit.sln is in no folder above {AppContext.BaseDirectory}");
    }
}
