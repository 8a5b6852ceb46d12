namespace CourseKit.Notebooks.Tests.Execution.Kernel;

public sealed class ErrorTests : IDisposable
{
    private readonly KernelHarness _kernel = new();

    [Fact]
    public async Task A_compile_error_points_to_its_cell_and_line()
    {
        await _kernel.AfterAsync("var a = 1;");
        var error = await _kernel.FailAsync("var b = 2;\n\nvar y = a + x;");
        error.Name.ShouldBe("CS0103");
        error.Message.ShouldBe("a.dib, cell 2, line 3: CS0103: The name 'x' does not exist in the current context");
        error.Traceback.ShouldBe(["    3 | var y = a + x;", "      |             ^"]);
    }

    [Fact]
    public async Task All_errors_are_told_the_first_ten_in_order()
    {
        var error = await _kernel.FailAsync(string.Join('\n', Enumerable.Range(1, 12).Select(i => $"var v{i} = u{i};")));
        error.Message.ShouldContain("line 1: CS0103: The name 'u1'");
        error.Traceback.Count(l => l.Contains("CS0103", StringComparison.Ordinal)).ShouldBe(9);
        error.Traceback.ShouldContain("a.dib, cell 1, line 10: CS0103: The name 'u10' does not exist in the current context");
        error.Traceback[^1].ShouldBe("… and 2 more errors");
    }

    [Fact]
    public async Task A_cause_is_told_before_what_only_follows_from_it()
    {
        var slip = await _kernel.FailAsync("static double F(double x)\n{\n    retrun (x);\n}");
        slip.Message.ShouldBe("a.dib, cell 1, line 3: CS0103: The name 'retrun' does not exist in the current context; did you mean 'return'?");
        slip.Traceback.ShouldContain("a.dib, cell 1, line 1: CS0161: 'F(double)': not all code paths return a value; each way through it must end in a return");

        (await _kernel.FailAsync("static double F(double x)\n{\n    if (x > 0) {\n        return x;\n}")).Message
            .ShouldBe("a.dib, cell 2, line 5: CS1513: } expected; some { has no } of its own");
    }

    [Theory]
    [InlineData("double momentun = 1; var x = momentum;", "The name 'momentum' does not exist in the current context; did you mean 'momentun'?")]
    [InlineData("double Slope(double x) => x; var y = slope(1);", "; did you mean 'Slope'?")]
    [InlineData("double[] F(double[] x) { return x.Select(v => 2 * v); }", "(are you missing a cast?): .ToArray() makes an array of it")]
    [InlineData("double[] F() { var l = new List<double>(); return l; }", "to 'double[]': .ToArray() makes an array of it")]
    [InlineData("double[] F(double x) { return x; }", "Cannot implicitly convert type 'double' to 'double[]'")]
    [InlineData("(double A, double B) F(double x) { return x; }", "; several values go together in parentheses: (A, B)")]
    [InlineData("int r = 0; r = 0.9 * r;", " A cast drops the fraction; if it counts, the variable must be a double.")]
    [InlineData("double[] a = [1]; var b = a - 1;", ": arrays have no arithmetic; compute number by number, with a loop or .Select(v => …).ToArray()")]
    [InlineData("var s = new Stopwatch();", "; write 'using System.Diagnostics;' above: it is in there")]
    [InlineData("var s = Stopwatch.StartNew();", "; write 'using System.Diagnostics;' above: it is in there")]
    [InlineData("var n = new List<int>().Cuont;", "; did you mean 'Count'?")]
    [InlineData("var n = Math.Sqr(2);", "; did you mean 'Sqrt'?")]
    [InlineData("class Pair(int a, double[] b); void Take(Pair p) { } Take(3);", "; one is made by new Pair(int a, double[] b)")]
    [InlineData("void Take(string p) { } Take(3);", "cannot convert from 'int' to 'string'")]
    [InlineData("var q = zzzzqqqq;", "The name 'zzzzqqqq' does not exist in the current context")]
    public async Task A_beginners_error_is_told_with_what_to_do(string code, string end)
        => (await _kernel.FailAsync(code)).Message.ShouldEndWith(end);

    [Fact]
    public async Task A_caret_stands_right_behind_tabs()
        => (await _kernel.FailAsync("\t\tnope();")).Traceback.ShouldBe(["    1 | \t\tnope();", "      | \t\t^"]);

    [Fact]
    public async Task Warnings_are_not_shown()
    {
        await _kernel.AfterAsync("void V() { int unused; } async Task F() { } string s = null; string? t = null; int N() => t.Length;");
        _kernel.Outputs.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_exception_points_to_its_cell_and_line()
    {
        var error = await _kernel.FailAsync("var a = new[] { 1 };\nvar i = 5;\nConsole.Write(a[i]);");
        error.Name.ShouldBe("IndexOutOfRangeException");
        error.Message.ShouldBe("a.dib, cell 1, line 3: IndexOutOfRangeException: Index was outside the bounds of the array.");
        error.Traceback.ShouldBe(["    3 | Console.Write(a[i]);"]);
    }

    [Fact]
    public async Task A_range_check_among_several_names_the_lines_it_can_be()
    {
        var error = await _kernel.FailAsync("int F(int[] a)\n{\n    var x = a[0];\n    var y = 1;\n    return x + y + a[7];\n}\nF(new int[2])");
        error.Message.ShouldBe("a.dib, cell 1, line 3 or 5: IndexOutOfRangeException: Index was outside the bounds of the array.");
        error.Traceback.ShouldBe([
            "    3 |     var x = a[0];", "    5 |     return x + y + a[7];",
            "   at F, a.dib, cell 1, line 3 or 5", "   at a.dib, cell 1, line 7"]);
    }

    [Fact]
    public async Task An_exception_in_an_earlier_cells_function_names_both_places()
    {
        await _kernel.AfterAsync("double Half(double x)\n{\n    if (x < 0)\n        throw new ArgumentException(\"x must be ≥ 0\");\n    return x / 2;\n}");
        var error = await _kernel.FailAsync("// call\nHalf(-1)");
        error.Message.ShouldBe("a.dib, cell 2, line 2: ArgumentException: x must be ≥ 0 (thrown in Half, cell 1, line 4)");
        error.Traceback.ShouldBe([
            "    4 |         throw new ArgumentException(\"x must be ≥ 0\");", "      |         ^",
            "   at Half, a.dib, cell 1, line 4", "   at a.dib, cell 2, line 2"]);
    }

    [Theory]
    [InlineData("Func<int, int> f = n =>\n    10 / n;\nf(0)", "a lambda")]
    [InlineData("async Task<int> G(int n)\n{   await Task.Yield(); return 10 / n; }\nawait G(0)", "G")]
    [InlineData("class C { public int M(int n)\n => 10 / n; }\nnew C().M(0)", "C.M")]
    [InlineData("int F(int n) { return Inner();\n int Inner() => 10 / n; }\nF(0)", "Inner")]
    [InlineData("IEnumerable<int> E(int n) => new[] { n }.Select(x =>\n 10 / x);\nE(0).ToList()", "a lambda in E")]
    public async Task Frames_carry_the_readers_names(string code, string method)
    {
        var error = await _kernel.FailAsync(code);
        error.Message.ShouldBe("a.dib, cell 1, line 2: DivideByZeroException: Attempted to divide by zero.");
        error.Traceback.ShouldContain($"   at {method}, a.dib, cell 1, line 2");
        error.Traceback.ShouldAllBe(l => !l.Contains("Submission", StringComparison.Ordinal) && !l.Contains("CourseKit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inner_exceptions_are_told_with_their_places()
    {
        var error = await _kernel.FailAsync("""
            void Low() => throw new FormatException("low");
            try { Low(); }
            catch (Exception e) { throw new InvalidOperationException("high", e); }
            """);
        error.Message.ShouldBe("a.dib, cell 1, line 3: InvalidOperationException: high");
        error.Traceback.ShouldContain("caused by FormatException: low");
        error.Traceback.ShouldContain("   at Low, a.dib, cell 1, line 1");
    }

    [Fact]
    public async Task An_aggregate_tells_all_its_causes()
    {
        var error = await _kernel.FailAsync("Task.WaitAll(Task.Run(() => Fail(0)), Task.Run(() => Fail(1)));\nvoid Fail(int i) => throw new Exception(\"no \" + i);");
        error.Name.ShouldBe("AggregateException");
        error.Traceback.ShouldContain("caused by Exception: no 0");
        error.Traceback.ShouldContain("caused by Exception: no 1");
    }

    [Fact]
    public async Task A_message_of_several_lines_keeps_them_below()
    {
        var error = await _kernel.FailAsync("throw new Exception(\"one\\ntwo\");");
        error.Message.ShouldBe("a.dib, cell 1, line 1: Exception: one …");
        error.Traceback[0].ShouldBe("two");
    }

    [Fact]
    public async Task An_exception_type_of_the_notebook_has_its_own_name()
    {
        var error = await _kernel.FailAsync("class Wrong(string m) : Exception(m);\nthrow new Wrong(\"x\");");
        error.Name.ShouldBe("Wrong");
        error.Message.ShouldBe("a.dib, cell 1, line 2: Wrong: x");
    }

    [Fact]
    public async Task A_deep_recursion_that_ends_is_told_briefly()
    {
        var error = await _kernel.FailAsync("int Deep(int n) => n == 0 ? throw new Exception(\"end\") : Deep(n - 1) + 1;\nDeep(500)");
        error.Traceback.Count.ShouldBeLessThan(8);
        error.Traceback.ShouldContain(l => l.Contains("times", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cell_run_again_shows_its_new_text()
    {
        await _kernel.Kernel.ExecuteAsync(new("a.dib", 9, "int F() => 1;"), _ => { }, CancellationToken.None);
        var outputs = new List<CellOutput>();
        await _kernel.Kernel.ExecuteAsync(new("a.dib", 9, "\nint F() => throw new Exception();\nF()"), outputs.Add, CancellationToken.None);
        ((ErrorOutput)outputs[^1]).Traceback[0].ShouldBe("    2 | int F() => throw new Exception();");
    }

    public void Dispose() => _kernel.Dispose();
}
