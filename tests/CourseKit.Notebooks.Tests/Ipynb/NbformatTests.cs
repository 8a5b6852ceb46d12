using System.Diagnostics;
using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;

namespace CourseKit.Notebooks.Tests.Ipynb;

/// <summary>What we write, judged by Jupyter's own package, where it is installed (python3 with nbformat).</summary>
public sealed class NbformatTests : IDisposable
{
    // Validates each file as it stands, and sees that Python's own serializer gives the same bytes.
    private const string Script =
        """
        import json, pathlib, sys
        import nbformat
        for name in sys.argv[1:]:
            text = pathlib.Path(name).read_text(encoding="utf-8")
            content = json.loads(text)
            nbformat.validate(content)
            assert content == json.loads(text), name + ": nbformat had to repair it"
            assert json.dumps(content, ensure_ascii=False, indent=1) + "\n" == text, name + ": the form differs"
            print(name, "is valid")
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-nbformat-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (string Name, Notebook Notebook)[] Notebooks =>
    [
        ("executed.ipynb", Examples.Executed),
        ("converted.ipynb", DibReader.Parse("#!meta\n\n{}\n\n#!md\n\n# A\n\n#!html\n\n<b>\n\n#!csharp\n\n1\n\n#!csharp\n\n1\n", "a.dib")),
        ("old.ipynb", IpynbReader.Parse("""
            {"cells":[{"cell_type":"code","metadata":{"collapsed":false},"source":"a\nb","execution_count":null,"outputs":[]},
             {"cell_type":"raw","metadata":{},"source":["x"]},
             {"cell_type":"markdown","metadata":{},"source":["![](attachment:a.png)"],"attachments":{"a.png":{"image/png":"aGk="}}}],
             "metadata":{"kernelspec":{"name":"python3","display_name":"Python 3"}},"nbformat":4,"nbformat_minor":1}
            """, "old.ipynb")),
        ("empty.ipynb", new([])),
    ];

    [SkippableFact]
    public void Nbformat_finds_what_we_write_valid_and_python_would_write_the_same_bytes()
    {
        var python = Pythons.FirstOrDefault(HasNbformat);
        Skip.If(python is null, "python3 with the package nbformat is not installed.");
        File.WriteAllText(Path.Combine(_folder, "check.py"), Script);
        foreach (var (name, notebook) in Notebooks)
            NotebookFile.Write(notebook, Path.Combine(_folder, name));
        Run(python, ["check.py", .. Notebooks.Select(pair => pair.Name)])
            .ShouldBe(string.Join('\n', Notebooks.Select(pair => pair.Name + " is valid")));
    }

    // A python3 of the user's own may come first in the path and lack the package that the distribution's has.
    private static string[] Pythons => ["python3", "/usr/bin/python3", "python"];

    private bool HasNbformat(string python)
    {
        try
        {
            return Run(python, "-c", "import nbformat; print('here')") == "here";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private string Run(string python, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(python, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd().Trim().ReplaceLineEndings("\n");
        process.WaitForExit();
        return process.ExitCode == 0 ? text : text + errors.GetAwaiter().GetResult();
    }
}
