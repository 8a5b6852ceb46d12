using System.Diagnostics;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

/// <summary>A computation that neither polls nor waits: nothing can stop it. The test stands for the library, and asks for the stop
/// from within.</summary>
public sealed class LeftBehindTests : IDisposable
{
    private const string Compute = "((Action)AppContext.GetData(\"CourseKit.Tests.computation\"))();";
    private const string Tell = "((Action)AppContext.GetData(\"CourseKit.Tests.ended\"))();";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.6);
    private readonly KernelHarness _kernel = new();

    [Fact]
    public async Task A_reader_goes_on_and_what_was_left_ends_when_it_comes_back_to_the_cells_code()
    {
        using var interruption = _kernel.Kernel.BeInteractive(_ => null);
        interruption.Patience = Patience;
        var (goes, ended) = (true, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Set(() =>
        {
            interruption.Request();
            while (Volatile.Read(ref goes))
                Thread.SpinWait(1000);
        }, ended.SetResult);

        await _kernel.AfterAsync("var kept = 1;");
        var error = await _kernel.FailAsync($"try {{ {Compute} kept = 2; while (true) Console.Write(kept++); }} finally {{ {Tell} }}");
        error.Name.ShouldBe("Interrupted");
        error.Message.ShouldEndWith("(a call into a library still computes and ends by itself, or with a restart)");

        await _kernel.AfterAsync("for (var i = 0; i < 10; i++) kept += 10;", "kept");
        _kernel.Result.ShouldBe("101");
        Volatile.Write(ref goes, false);
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await _kernel.AfterAsync("kept");
        _kernel.Result.ShouldBe("2");
        _kernel.Stdout.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_without_a_reader_waits_for_it()
    {
        using var interruption = _kernel.Kernel.BeStoppable();
        interruption.Patience = Patience;
        Set(() =>
        {
            interruption.Request();
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < 3 * Patience;)
                Thread.SpinWait(1000);
        });

        await _kernel.AfterAsync("var kept = 1;");
        var error = await _kernel.FailAsync($"{Compute} kept = 2;\nwhile (true) Console.Write(\"\");");
        error.Message.ShouldNotContain("still computes");
        await _kernel.AfterAsync("kept");
        _kernel.Result.ShouldBe("2");
    }

    [Fact]
    public async Task A_library_that_writes_for_the_cell_stops_at_what_it_writes()
    {
        using var interruption = _kernel.Kernel.BeInteractive(_ => null);
        Set(interruption.Request);
        await _kernel.FailAsync($"{Compute}\nnew List<string> {{ \"a\", \"b\" }}.ForEach(Console.Write);");
        _kernel.Error.Name.ShouldBe("Interrupted");
        _kernel.Stdout.ShouldBeEmpty();
    }

    public void Dispose()
    {
        Set(null);
        _kernel.Dispose();
    }

    private static void Set(Action? computation, Action? ended = null)
    {
        AppContext.SetData("CourseKit.Tests.computation", computation);
        AppContext.SetData("CourseKit.Tests.ended", ended);
    }
}
