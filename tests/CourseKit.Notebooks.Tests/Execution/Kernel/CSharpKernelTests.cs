using System.Globalization;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

public sealed class CSharpKernelTests : IDisposable
{
    private readonly KernelHarness _kernel = new();

    [Fact]
    public async Task State_lives_on_from_cell_to_cell()
    {
        await _kernel.AfterAsync("var x = 3; int Twice(int n) => 2 * n;", "x += 1;", "Twice(x)");
        _kernel.Result.ShouldBe("8");
    }

    [Fact]
    public async Task The_usings_of_the_other_hosts_are_given_and_no_more()
    {
        await _kernel.AfterAsync("""
            var s = new StringBuilder(); IEnumerable e = new List<int> { 1 }; Func<Task> f = () => Task.CompletedTask;
            Console.Write(e.Cast<int>().Sum());
            """);
        (await _kernel.FailAsync("File.Exists(\"x\")")).Name.ShouldBe("CS0103");
    }

    [Fact]
    public async Task A_using_holds_for_later_cells()
        => (await _kernel.AfterAsync("using System.IO;", "Path.GetFileName(\"a/b\")")).Result.ShouldBe("b");

    [Fact]
    public async Task A_cell_can_await()
        => (await _kernel.AfterAsync("var x = await Task.FromResult(5); await Task.Delay(1);", "await Task.FromResult(x + 1)"))
            .Result.ShouldBe("6");

    [Fact]
    public async Task What_was_set_before_an_exception_survives_it()
    {
        await _kernel.FailAsync("var x = 7;\nvar y = 1;\nint Plus(int n) => n + y;\nthrow new Exception(\"no\");");
        await _kernel.AfterAsync("Plus(x)");
        _kernel.Result.ShouldBe("8");
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        await _kernel.AfterAsync("var x = 1;");
        await _kernel.FailAsync("x = 2; var y = 5; nonsense;");
        await _kernel.AfterAsync("x");
        _kernel.Result.ShouldBe("1");
        (await _kernel.FailAsync("y")).Name.ShouldBe("CS0103");
    }

    [Fact]
    public async Task Variables_functions_and_types_can_be_defined_again()
    {
        await _kernel.AfterAsync(
            "var x = 1; record P(int A); int F() => 1;",
            "var x = \"one\"; record P(string A, int B); string F() => \"two\";",
            "x + F() + new P(\"a\", 2)");
        _kernel.Result.ShouldBe("onetwoP { A = a, B = 2 }");
    }

    [Theory]
    [InlineData("record class Person(string Name); new Person(\"A\").Name", "A")]
    [InlineData("class C(int x) { public int X => x; } new C(4).X", "4")]
    [InlineData("int[] a = [1, 2, .. new[] { 3 }]; a.Length", "3")]
    [InlineData("static int Plus1(this int x) => x + 1; 4.Plus1()", "5")]
    [InlineData("string? s = null; s?.Length ?? -1", "-1")]
    [InlineData("(int A, string B) t = (1, \"x\"); t.A", "1")]
    [InlineData("unsafe int S() => sizeof(long); S()", "8")]
    [InlineData("int Fact(int n) => n < 2 ? 1 : n * Fact(n - 1); Fact(5)", "120")]
    [InlineData("enum E { A, B } E.B", "B")]
    [InlineData("var text = \"\"\"\n  two\n  lines\n  \"\"\"; text.Length", "9")]
    public async Task Modern_csharp_works(string code, string result)
        => (await _kernel.AfterAsync(code)).Result.ShouldBe(result);

    [Theory]
    [InlineData("1 + 1;")]
    [InlineData("var x = 1")]
    [InlineData("Console.Write(\"\")")]
    [InlineData("void F() {} F()")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("")]
    [InlineData("// nothing but a comment")]
    public async Task A_cell_without_a_last_value_shows_none(string code)
    {
        var run = await _kernel.RunAsync(code);
        if (run.Status == CellStatus.Succeeded)
            _kernel.Displays.ShouldBeEmpty();
        else
            _kernel.Error.Name.ShouldBe(code.StartsWith("var", StringComparison.Ordinal) ? "CS1002" : "CS0201");
    }

    [Fact]
    public async Task A_last_value_of_null_is_shown()
        => (await _kernel.AfterAsync("string? s = null;", "s")).Result.ShouldBe("<null>");

    [Fact]
    public async Task Code_is_optimized()
        => (await _kernel.AfterAsync("System.Reflection.Assembly.GetExecutingAssembly().GetCustomAttributes(false)"
            + ".OfType<System.Diagnostics.DebuggableAttribute>().All(a => !a.IsJITOptimizerDisabled)")).Result.ShouldBe("True");

    [Fact]
    public async Task Cells_run_in_the_invariant_culture_whatever_the_caller_has()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            await _kernel.AfterAsync("Console.Write($\"{1.5} {1234.5:N1}\"); await Task.Run(() => Console.Write($\" {0.5}\"));");
            _kernel.Stdout.ShouldBe("1.5 1,234.5 0.5");
            CultureInfo.CurrentCulture.Name.ShouldBe("de-DE");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Two_kernels_in_one_process_do_not_meet()
    {
        using var other = new KernelHarness();
        await _kernel.AfterAsync("var x = 1; static class S { public static int N = 1; }");
        await other.AfterAsync("var x = 2; static class S { public static int N = 2; }", "Console.Write(x + S.N)");
        await _kernel.AfterAsync("Console.Write(x + S.N)");
        _kernel.Stdout.ShouldBe("2");
        other.Stdout.ShouldBe("4");
    }

    [Fact]
    public async Task A_hundred_cells_see_each_other()
    {
        await _kernel.AfterAsync("int f0() => 0;");
        for (var i = 1; i < 100; i++)
            await _kernel.AfterAsync($"int f{i}() => f{i - 1}() + 1;");
        await _kernel.AfterAsync("f99()");
        _kernel.Result.ShouldBe("99");
    }

    [Fact]
    public async Task A_cell_that_takes_no_state_leaves_the_chain_whole()
    {
        await _kernel.AfterAsync("var a = 1;", "// comment only", "using System.IO;", "Console.Write(\"\");", "var b = a + 1;", "a + b");
        _kernel.Result.ShouldBe("3");
    }

    [Fact]
    public async Task The_whole_framework_can_be_used()
        => (await _kernel.AfterAsync("""
            System.Text.Json.JsonSerializer.Serialize(new { a = System.Numerics.BigInteger.Pow(2, 70), b = System.Xml.Linq.XElement.Parse("<x/>").Name.LocalName,
                c = System.Text.RegularExpressions.Regex.Replace("aa", "a", "b"), d = System.Net.IPAddress.Loopback.ToString() })
            """)).Result!.ShouldContain("\"d\":\"127.0.0.1\"");

    [Fact]
    public async Task A_cancelled_call_does_not_run()
        => await Should.ThrowAsync<OperationCanceledException>(() => _kernel.Kernel.ExecuteAsync(
            new("a.dib", 1, "1"), _ => { }, new CancellationToken(canceled: true)));

    public void Dispose() => _kernel.Dispose();
}
