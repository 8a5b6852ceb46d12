using CourseKit.Notebooks.Execution.Kernel.Directives;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

public sealed class DirectiveTests : IDisposable
{
    private readonly KernelHarness _kernel = new();

    [Fact]
    public async Task A_referenced_library_can_be_used_and_brings_its_neighbours()
    {
        var lower = TestLibrary.Compile(_kernel.Folder, "Lower", "public class Lower { public int N => 4; }");
        TestLibrary.Compile(_kernel.Folder, "Upper", "public class Upper : Lower { public int Twice() => 2 * N; }", lower);
        Directory.CreateDirectory(Path.Combine(_kernel.Folder, "sub"));
        await _kernel.AfterAsync("#r \"Upper.dll\"\n#r \"sub/../Upper.dll\"\nvar u = new Upper();", "u.Twice() + u.N");
        _kernel.Result.ShouldBe("12");
        _kernel.FilesRead.Distinct().Select(Path.GetFileName).ShouldBe(["Upper.dll", "Lower.dll"]);
    }

    [Fact]
    public async Task A_library_that_is_missing_says_where_it_was_looked_for()
    {
        var error = await _kernel.FailAsync("\n#r \"../lib/Nope.dll\"\n1");
        error.Message.ShouldStartWith("a.dib, cell 1, line 2: CS0006: Metadata file '../lib/Nope.dll' could not be found");
        error.Message.ShouldContain(Path.GetFullPath("../lib/Nope.dll", _kernel.Folder));
        error.Message.ShouldContain("dotnet build -c Release");
        error.Traceback[0].ShouldBe("    2 | #r \"../lib/Nope.dll\"");
    }

    [Fact]
    public async Task A_reference_after_code_is_refused_as_in_the_other_hosts()
    {
        TestLibrary.Compile(_kernel.Folder, "Lib", "public class Lib { }");
        (await _kernel.FailAsync("var x = 1;\n#r \"Lib.dll\"")).Message
            .ShouldBe("a.dib, cell 1, line 2: CS7009: Cannot use #r after first token in file: #r and #load must stand before the cell's code");
    }

    [Fact]
    public async Task A_framework_assembly_can_be_referenced_by_name()
        => await _kernel.AfterAsync("#r \"System.Net.Http\"\n#r \"System.Xml.Linq.dll\"\nnew System.Net.Http.HttpClient().Dispose();");

    [Fact]
    public async Task A_loaded_script_runs_in_the_cell()
    {
        _kernel.Write("helpers.csx", "int Twice(int n) => 2 * n;\nConsole.Write(\"loaded\");");
        await _kernel.AfterAsync("#load \"helpers.csx\"\nvar x = Twice(3);", "x");
        _kernel.Result.ShouldBe("6");
        _kernel.FilesRead.ShouldBe([Path.Combine(_kernel.Folder, "helpers.csx")]);
    }

    [Fact]
    public async Task Errors_in_a_loaded_script_name_its_line()
    {
        _kernel.Write("bad.csx", "int A() => 1;\nint B() => nope;");
        (await _kernel.FailAsync("#load \"bad.csx\"")).Message.ShouldBe("bad.csx, line 2: CS0103: The name 'nope' does not exist in the current context");
        _kernel.Write("throws.csx", "void Throw()\n{\n    throw new Exception(\"x\");\n}");
        var error = await _kernel.FailAsync("#load \"throws.csx\"\n\nThrow();");
        error.Message.ShouldBe("a.dib, cell 2, line 3: Exception: x (thrown in Throw, throws.csx, line 3)");
        error.Traceback[0].ShouldBe("    3 |     throw new Exception(\"x\");");
    }

    [Fact]
    public async Task An_imported_notebook_runs_its_csharp_cells_here()
    {
        _kernel.Write("common.dib", "#!markdown\n\n# Title\n\n#!csharp\n\nvar a = 2;\n\n#!html\n\n<b>x</b>\n\n#!csharp\n\nint Times(int n) => a * n;\nConsole.WriteLine(\"ready\");\n");
        await _kernel.AfterAsync("var before = 1;\n#!import common.dib\nvar after = before + Times(4);", "after");
        _kernel.Result.ShouldBe("9");
        _kernel.FilesRead.ShouldBe([Path.Combine(_kernel.Folder, "common.dib")]);
    }

    [Fact]
    public async Task Errors_inside_an_imported_notebook_are_reported_with_its_place()
    {
        _kernel.Write("common.dib", "#!markdown\n\ntext\n\n#!csharp\n\nvar a = 1;\nvar b = nope;\n");
        var error = await _kernel.FailAsync("\n#!import common.dib");
        error.Message.ShouldBe("common.dib, cell 2, line 2: CS0103: The name 'nope' does not exist in the current context");
        error.Traceback.ShouldContain("    2 | var b = nope;");
        error.Traceback[^1].ShouldBe("   imported by a.dib, cell 1, line 2");

        _kernel.Write("throws.csx", "var x = 0;\nConsole.Write(1 / x);");
        error = await _kernel.FailAsync("#!import \"throws.csx\"");
        error.Message.ShouldBe("throws.csx, line 2: DivideByZeroException: Attempted to divide by zero.");
    }

    [Fact]
    public async Task A_notebook_format_fault_in_an_import_is_an_error_of_the_cell()
    {
        _kernel.Write("bad.ipynb", "{ not json");
        (await _kernel.FailAsync("#!import bad.ipynb")).Message.ShouldStartWith("a.dib, cell 1, line 1: ");
        (await _kernel.FailAsync("#!import nope.dib")).Message.ShouldContain("there is no file " + Path.Combine(_kernel.Folder, "nope.dib"));
        _kernel.Write("x.txt", "");
        (await _kernel.FailAsync("#!import x.txt")).Message.ShouldContain("only .dib, .ipynb, .cs and .csx");
    }

    [Fact]
    public async Task A_circle_of_imports_is_an_error()
    {
        _kernel.Write("a.csx", "#!import b.csx");
        _kernel.Write("b.csx", "\n#!import a.csx");
        var error = await _kernel.FailAsync("#!import a.csx");
        error.Message.ShouldBe("b.csx, line 2: #!import goes in a circle: a.csx → b.csx → a.csx");
        await _kernel.AfterAsync("1");
    }

    [Fact]
    public async Task The_time_is_shown_as_something_that_varies()
    {
        await _kernel.AfterAsync("#!time\nvar x = 1;");
        var shown = _kernel.Displays.ShouldHaveSingleItem();
        shown.IsVolatile.ShouldBeTrue();
        shown.Data[MimeTypes.Text].ShouldMatch(@"^Wall time: \d+\.\d ms$");
    }

    [Theory]
    [InlineData("1\n#!who", "line 2: #!who is not known here; this kernel knows #!import, #!time, #r, #i and #load")]
    [InlineData("#!import", "line 1: #!import names no file")]
    [InlineData("#i \"somewhere\"", "line 1: #i names no package source")]
    [InlineData("#r \"nuget: \"", "line 1: the package reference is not well formed")]
    [InlineData("#r \"nuget: A<b>, 1.0\"", "line 1: the package reference is not well formed")]
    [InlineData("// requires: a b c", "line 1: 'a b c' is not a package's name")]
    public async Task A_directive_that_can_not_be_followed_says_what_it_wants(string code, string message)
        => (await _kernel.FailAsync(code)).Message.ShouldContain(message);

    [Fact]
    public async Task Line_numbers_stay_right_below_directives()
    {
        _kernel.Write("x.csx", "var q = 1;");
        (await _kernel.FailAsync("#!time\n#!import x.csx\n// a\nnope();")).Message.ShouldContain("cell 1, line 4: CS0103");
    }

    [Fact]
    public void Preprocessor_lines_are_not_taken_for_directives()
    {
        var script = DirectiveReader.Read("#region A\n#if X\n#endif\n#endregion\n  #!time\n#pragma warning disable\n#r \"x.dll\"");
        script.Steps.ShouldBe([new CodeStep("#region A\n#if X\n#endif\n#endregion\n  #!time\n#pragma warning disable\n#r \"x.dll\"")]);
        script.IsTimed.ShouldBeFalse();
    }

    [Fact]
    public void Packages_and_sources_are_read_in_every_spelling()
    {
        var script = DirectiveReader.Read("// requires: Some.Package, 1.2\n#r \"nuget: A.B, 1.0-*\" // why\n#r \"nuget:C\"\n#i \"nuget: https://x/y\"\nx");
        script.Required.Select(r => r.ToString()).ShouldBe(["Some.Package 1.2"]);
        script.Packages.Select(p => $"{p.Line} {p.Package}").ShouldBe(["2 A.B 1.0-*", "3 C"]);
        script.Sources.ShouldBe(["https://x/y"]);
        script.Steps.ShouldBe([new CodeStep("// requires: Some.Package, 1.2\n\n\n\nx")]);
    }

    public void Dispose() => _kernel.Dispose();
}
