using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

public sealed class NotebookReferencesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("references-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Directives_are_found_in_either_format()
    {
        Of("a.dib", "#!csharp\n\n#r \"a.dll\"\n  #load \"b.csx\"\r\n#!import c.dib\n#r \"nuget: D, 1.0\"\n").ShouldBe(["a.dll", "b.csx", "c.dib"]);
        Of("a.ipynb", """{"cells":[{"source":["#r \"a.dll\"\n","#load \"b.csx\"\n","#!import c.dib"]}]}""").ShouldBe(["a.dll", "b.csx", "c.dib"]);
    }

    [Fact]
    public void Many_empty_lines_hide_none()
        => Of("a.dib", $"#!csharp\n\n#r \"a.dll\"\n{new string('\n', 300_000)}x();\n#load \"b.csx\"\n").ShouldBe(["a.dll", "b.csx"]);

    private IEnumerable<string?> Of(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return NotebookReferences.Of(path).Select(Path.GetFileName);
    }
}
