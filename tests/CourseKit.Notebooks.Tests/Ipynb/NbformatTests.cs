using System.Diagnostics;
using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;

namespace CourseKit.Notebooks.Tests.Ipynb;

/// <summary>What we write, judged by Jupyter's own package, where it is installed (python3 with nbformat).</summary>
public sealed class NbformatTests : IDisposable
{
    // Validates strictly, then says what the package itself would write for the notebook.
    private const string Script =
        """
        import sys, json, warnings
        warnings.simplefilter("error")
        import nbformat
        text = open(sys.argv[1], encoding="utf-8").read()
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook, relax_add_props=False)
        again = nbformat.writes(notebook)
        assert json.loads(again) == json.loads(text), "nbformat reads something else than it finds"
        flat = json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
        assert flat == text, "the form differs from json.dumps(indent=1)"
        print("valid")
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-nbformat-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Names => new("executed", "converted", "old", "empty");

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Nbformat_finds_what_we_write_valid_and_would_write_the_same(string name)
    {
        Skip.IfNot(HasNbformat(), "python3 with the package nbformat is not installed.");
        var notebook = name switch
        {
            "executed" => Examples.Executed,
            "converted" => DibReader.Parse("#!meta\n\n{}\n\n#!md\n\n# A\n\n#!html\n\n<b>\n\n#!csharp\n\n1\n\n#!csharp\n\n1\n", "a.dib"),
            "old" => IpynbReader.Parse("""
                {"cells":[{"cell_type":"code","metadata":{"collapsed":false},"source":"a\nb","execution_count":null,"outputs":[]},
                 {"cell_type":"raw","metadata":{},"source":["x"]},
                 {"cell_type":"markdown","metadata":{},"source":["![](attachment:a.png)"],"attachments":{"a.png":{"image/png":"aGk="}}}],
                 "metadata":{"kernelspec":{"name":"python3","display_name":"Python 3"}},"nbformat":4,"nbformat_minor":1}
                """, "old.ipynb"),
            _ => new Notebook([]),
        };
        File.WriteAllText(Path.Combine(_folder, "check.py"), Script);
        NotebookFile.Write(notebook, Path.Combine(_folder, "a.ipynb"));
        Run("check.py", "a.ipynb").ShouldBe("valid");
    }

    private bool HasNbformat()
    {
        try
        {
            return Run("-c", "import nbformat; print('here')") == "here";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : text + errors.GetAwaiter().GetResult();
    }
}
