using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Portability;

namespace CourseKit.Notebooks.Tests.Portability;

/// <summary>The course's own notebooks keep the rules.</summary>
public class CourseNotebooksTests
{
    public static TheoryData<string> Notebooks
    {
        get
        {
            string[] found = Folder is null ? [] : Directory.GetFiles(Folder, "*.dib", SearchOption.AllDirectories);
            var data = new TheoryData<string>();
            foreach (var path in found.Order(StringComparer.Ordinal))
                data.Add(Path.GetRelativePath(Folder!, path));
            // A theory without rows would fail; one row without a file is skipped where everyone sees it.
            if (found.Length == 0)
                data.Add("");
            return data;
        }
    }

    private static string? Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "CourseKit.sln")))
                    return Path.Combine(folder.FullName, "notebooks") is var notebooks && Directory.Exists(notebooks) ? notebooks : null;
            }

            return null;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_of_the_course_is_portable(string name)
    {
        Skip.If(name.Length == 0, "There are no notebooks here.");
        // A homework's source holds its known mistakes beside the solution; how long cells may be goes for what students get,
        // and is tested there.
        var findings = PortabilityRules.Check(DibReader.Read(Path.Combine(Folder!, name)))
            .Where(finding => !(finding.Rule == "cell-length" && name.StartsWith("homework", StringComparison.Ordinal)));
        findings.Select(finding => $"{name}, {finding}").ShouldBeEmpty();
    }

    [SkippableTheory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_of_the_course_stands_in_the_canonical_form(string name)
    {
        Skip.If(name.Length == 0, "There are no notebooks here.");
        var path = Path.Combine(Folder!, name);
        DibWriter.Write(DibReader.Read(path)).ShouldBe(System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(path)));
    }
}
