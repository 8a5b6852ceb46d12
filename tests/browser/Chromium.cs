using Microsoft.Playwright;

namespace CourseKit.Browser.Tests;

/// <summary>One headless Chromium for all tests, and the sample course's site.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;

    /// <summary>Null when there is no Chromium here.</summary>
    public IBrowser? Browser { get; private set; }

    /// <summary>The folder of the sample course's site.</summary>
    public string Site { get; } = Path.Combine(AppContext.BaseDirectory, "sample-site");

    /// <summary>Whether the scripts could be restored, so that the site stands alone.</summary>
    public string? MissingAssets { get; private set; }

    public static string Program => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public async Task InitializeAsync()
    {
        MissingAssets = (await SampleCourse.WriteAsync(Site)).Message;
        if (!File.Exists(Program))
            return;
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page of a site and waits until everything on it is drawn.</summary>
    internal async Task<OpenPage> OpenAsync(string file, BrowserNewContextOptions? options = null)
    {
        Skip.If(Browser is null, $"no Chromium at {Program} (set CHROMIUM to its path)");
        var context = await Browser!.NewContextAsync(options ?? new BrowserNewContextOptions());
        return await OpenPage.GoAsync(context, file, waitForDrawing: options?.JavaScriptEnabled != false);
    }
}

/// <summary>The tests that share one browser and one sample site.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumTests : ICollectionFixture<Chromium>;
