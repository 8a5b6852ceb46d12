using Microsoft.Playwright;

namespace CourseKit.Browser.Tests;

/// <summary>A page in the browser, with what it said and fetched while it was opened.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private OpenPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>
    /// The figures that Plotly has not taken over. A surface needs WebGL, which this browser may lack: it then stays the
    /// static drawing, as its script intends.
    /// </summary>
    private const string Undrawn = """
        [...document.querySelectorAll('.coursekit-figure, .plotly-json')].filter(figure =>
          !figure.querySelector('.main-svg')
          && !(figure.querySelector('script[type="application/json"]').textContent.includes('"surface"') && figure.querySelector('svg')))
        """;

    public List<string> Errors { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>What was fetched from elsewhere than the site.</summary>
    public IEnumerable<string> Foreign => Requests.Where(url => !url.StartsWith("file:", StringComparison.Ordinal)
        && !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal));

    public static async Task<OpenPage> GoAsync(IBrowserContext context, string file, bool waitForDrawing)
    {
        var page = await context.NewPageAsync();
        // A busy machine draws a page of fifty figures slowly; that is no fault of the page.
        page.SetDefaultTimeout(180_000);
        page.SetDefaultNavigationTimeout(180_000);
        var open = new OpenPage(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsHint(message.Text))
                open.Errors.Add(message.Text);
        };
        page.PageError += (_, error) => open.Errors.Add(error);
        page.RequestFailed += (_, request) => open.Errors.Add("not loaded: " + request.Url);
        page.Request += (_, request) => open.Requests.Add(request.Url);
        await page.GotoAsync(new Uri(Path.GetFullPath(file)).AbsoluteUri);
        if (waitForDrawing)
        {
            await page.WaitForFunctionAsync("document.documentElement.dataset.ready !== undefined");
            await page.WaitForFunctionAsync(Undrawn + ".length === 0");
        }

        return open;
    }

    public Task<int> UndrawnFiguresAsync() => Page.EvaluateAsync<int>(Undrawn + ".length");

    public Task<int> CountAsync(string selector) => Page.Locator(selector).CountAsync();

    public ValueTask DisposeAsync() => new(_context.CloseAsync());

    // What Chromium advises Plotly to do faster, when it reads a picture back or draws a surface without a graphics card: no fault of the page.
    private static bool IsHint(string text)
        => text.Contains("willReadFrequently", StringComparison.Ordinal) || text.Contains("GPU stall due to ReadPixels", StringComparison.Ordinal);
}
