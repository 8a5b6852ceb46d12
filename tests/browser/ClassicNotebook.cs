using Microsoft.Playwright;

namespace CourseKit.Browser.Tests;

/// <summary>A notebook open in the classic Jupyter Notebook, used as a reader uses it: with keys, buttons and menus.</summary>
internal sealed class ClassicNotebook : IAsyncDisposable
{
    // Not a claim about speed: a kernel that never answers ends the test instead of the build.
    private const int Patience = 300_000;
    private const string Idle = "#kernel_indicator_icon.kernel_idle_icon";

    private readonly IBrowserContext _context;

    private ClassicNotebook(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>The cell that has the cursor.</summary>
    public ILocator Selected => Page.Locator(".cell.selected");

    public static async Task<ClassicNotebook> OpenAsync(IBrowser browser, JupyterServer jupyter, string name)
    {
        var fresh = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1200, Height = 1000 } });
        fresh.SetDefaultTimeout(Patience);
        var page = await fresh.NewPageAsync();
        await page.GotoAsync(new Uri(jupyter.Address!, $"notebooks/{name}{jupyter.Address!.Query}").AbsoluteUri);
        await page.WaitForSelectorAsync(".kernel_indicator_name:has-text(\"C# (CourseKit)\")");
        await page.WaitForSelectorAsync(Idle);
        return new ClassicNotebook(fresh, page);
    }

    /// <summary>Runs all cells by the menu and waits until the kernel has done with them.</summary>
    public async Task RunAllAsync()
    {
        await Page.ClickAsync("#celllink");
        await Page.ClickAsync("#run_all_cells a");
        await DoneAsync();
    }

    /// <summary>Types code into the selected cell.</summary>
    public async Task TypeAsync(string code)
    {
        await Selected.Locator(".CodeMirror").ClickAsync();
        await Page.Keyboard.TypeAsync(code);
    }

    /// <summary>What stands in the selected cell.</summary>
    public Task<string> CodeAsync() => Selected.Locator(".CodeMirror").EvaluateAsync<string>("editor => editor.CodeMirror.getValue()");

    /// <summary>Runs the selected cell and goes on to the next one, which is made if there is none.</summary>
    /// <returns>The cell that runs.</returns>
    public async Task<ILocator> BeginAsync()
    {
        var place = await Page.EvaluateAsync<int>("Jupyter.notebook.get_selected_index()");
        await Page.Keyboard.PressAsync("Shift+Enter");
        return Page.Locator(".cell").Nth(place);
    }

    /// <summary>Types code, runs it and waits for its end.</summary>
    /// <returns>What it shows.</returns>
    public async Task<string> RunAsync(string code)
    {
        await TypeAsync(code);
        var cell = await BeginAsync();
        await DoneAsync();
        return await cell.Locator(".output_area").Last.InnerTextAsync();
    }

    /// <summary>Presses a button of the tool bar.</summary>
    public Task PressAsync(string action) => Page.ClickAsync($"button[data-jupyter-action=\"jupyter-notebook:{action}\"]");

    /// <summary>Waits until no cell runs or waits to run.</summary>
    public async Task DoneAsync()
    {
        await Page.WaitForFunctionAsync("Jupyter.notebook.get_cells().every(cell => cell.input_prompt_number !== '*')");
        await Page.WaitForSelectorAsync(Idle);
    }

    /// <summary>Keeps a picture beside the tests, for whoever wants to see it.</summary>
    public Task PictureAsync(string name)
        => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, "classic-notebook", name + ".png") });

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
