namespace CourseKit.Browser.Tests;

/// <summary>The course in the classic Jupyter Notebook, with the kernel that <c>coursekit kernel install</c> registers.</summary>
[Collection(nameof(Chromium))]
public sealed class ClassicNotebookTests(Chromium chromium, JupyterServer jupyter) : IClassFixture<JupyterServer>
{
    [SkippableFact]
    public async Task A_chapter_runs_to_its_end_and_its_figures_are_drawn()
    {
        await using var notebook = await OpenAsync("02-preprocessing.ipynb");

        await notebook.RunAllAsync();

        (await notebook.Page.Locator(".output_error").AllInnerTextsAsync()).ShouldBeEmpty();
        var drawn = await notebook.Page.EvaluateAsync<int[]>(
            "[...document.querySelectorAll('.output_html .coursekit-figure')].map(f => Math.max(...[...f.querySelectorAll('svg')].map(s => s.getBoundingClientRect().width)))");
        drawn.Length.ShouldBeGreaterThan(5);
        drawn.ShouldAllBe(width => width > 300);
        (await notebook.Page.Locator(".coursekit-check").CountAsync()).ShouldBeGreaterThan(0);
        await notebook.Page.Locator(".coursekit-figure").First.ScrollIntoViewIfNeededAsync();
        await notebook.PictureAsync("figure");
    }

    [SkippableFact]
    public async Task Tab_completes_a_name_and_offers_a_choice_where_there_is_one()
    {
        await using var notebook = await OpenAsync("completion.ipynb");
        await notebook.RunAllAsync();
        await notebook.PressAsync("insert-cell-below");

        await notebook.TypeAsync("Math.Abs(kep");
        await notebook.Page.Keyboard.PressAsync("Tab");
        await notebook.Page.WaitForFunctionAsync("Jupyter.notebook.get_selected_cell().get_text().startsWith('Math.Abs(kept')");

        await notebook.Page.Keyboard.TypeAsync(" + Math.S");
        await notebook.Page.Keyboard.PressAsync("Tab");
        await notebook.Page.WaitForSelectorAsync("#complete option");
        await notebook.PictureAsync("completion");
        (await notebook.Page.Locator("#complete option").AllInnerTextsAsync()).ShouldContain("Sqrt");
    }

    [SkippableFact]
    public async Task An_endless_loop_is_interrupted_its_variables_survive_and_a_restart_forgets_them()
    {
        await using var notebook = await OpenAsync("interruption.ipynb");
        await notebook.RunAllAsync();
        await notebook.PressAsync("insert-cell-below");

        await notebook.TypeAsync("Console.WriteLine(\"be\" + \"gun\"); while (true) kept++;");
        var endless = await notebook.BeginAsync();
        await endless.Locator(".output_stdout:has-text(\"begun\")").WaitForAsync();
        await notebook.PressAsync("interrupt-kernel");
        await endless.Locator(".output_error").WaitForAsync();
        (await endless.Locator(".output_error").InnerTextAsync()).ShouldContain("interrupted; what it had assigned is kept");
        (await notebook.RunAsync("kept > 41")).ShouldContain("True");
        await notebook.PictureAsync("interruption");

        await notebook.PressAsync("confirm-restart-kernel");
        await notebook.Page.ClickAsync(".modal.in .btn-danger");
        await notebook.Page.WaitForSelectorAsync(".modal.in", new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        (await notebook.RunAsync("kept")).ShouldContain("CS0103");
        await notebook.PictureAsync("restart");
    }

    private Task<ClassicNotebook> OpenAsync(string name)
    {
        Skip.If(chromium.Browser is null, $"no Chromium at {Chromium.Program} (set CHROMIUM to its path)");
        Skip.If(jupyter.Address is null, "no classic Jupyter Notebook here (Debian: jupyter-notebook)");
        return ClassicNotebook.OpenAsync(chromium.Browser!, jupyter, name);
    }
}
