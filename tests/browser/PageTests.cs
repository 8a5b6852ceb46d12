using System.Text.RegularExpressions;
using CourseKit.Notebooks.Rendering;
using Microsoft.Playwright;

namespace CourseKit.Browser.Tests;

/// <summary>What a reader sees of the sample course's pages.</summary>
[Collection(nameof(Chromium))]
public sealed class PageTests(Chromium chromium)
{
    /// <summary>How many pixels the page is wider than its window.</summary>
    internal const string OverflowScript = "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)";

    private string Rich => Path.Combine(chromium.Site, "01-loss-functions.html");

    [SkippableFact]
    public async Task Figures_formulas_and_diagrams_are_drawn()
    {
        await using var open = await chromium.OpenAsync(Rich);

        (await open.CountAsync(".coursekit-figure[data-drawn=yes] .main-svg")).ShouldBeGreaterThan(1);
        (await open.CountAsync(".katex")).ShouldBe(await open.CountAsync(".math"));
        (await open.CountAsync(".katex")).ShouldBeGreaterThan(10);
        (await open.CountAsync(".katex-error")).ShouldBe(0);
        (await open.CountAsync(".diagram .for-light svg")).ShouldBe(1);
        (await open.CountAsync(".diagram .for-dark svg")).ShouldBe(1);
    }

    [SkippableFact]
    public async Task Ticks_of_logarithmic_axes_are_numbers_in_full_and_not_one_digit_to_be_multiplied()
    {
        await using var open = await chromium.OpenAsync(Rich);
        var labels = await open.Page.EvaluateAsync<string[][]>("""
            [...document.querySelectorAll('.coursekit-plot')].filter(plot => plot._fullLayout.xaxis?.type === 'log')
                .flatMap(plot => ['x', 'y'].map(axis => [...plot.querySelectorAll(`.${axis}tick text`)].map(label => label.textContent)))
            """);

        labels.Length.ShouldBe(2);
        labels[0].ShouldBe(["0.1", "0.2", "0.5", "1", "2"]);
        labels[1].ShouldBe(["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"]);
    }

    [SkippableFact]
    public async Task Nothing_is_fetched_from_elsewhere_and_nothing_complains()
    {
        Skip.If(chromium.MissingAssets is not null, chromium.MissingAssets);
        foreach (var file in Directory.GetFiles(chromium.Site, "*.html"))
        {
            await using var open = await chromium.OpenAsync(file);
            open.Foreign.ShouldBeEmpty(file);
            open.Errors.ShouldBeEmpty(file);
        }
    }

    [SkippableFact]
    public async Task The_theme_follows_the_system_until_the_reader_chooses_and_the_choice_is_kept()
    {
        var dark = new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark };
        await using var open = await chromium.OpenAsync(Rich, dark);
        (await Paper(open.Page)).ShouldBeLessThan(60);

        await open.Page.ClickAsync(".theme");
        (await open.Page.GetAttributeAsync("html", "data-theme")).ShouldBe("light");
        (await Paper(open.Page)).ShouldBeGreaterThan(240);

        await open.Page.ReloadAsync();
        (await open.Page.GetAttributeAsync("html", "data-theme")).ShouldBe("light");
        (await Paper(open.Page)).ShouldBeGreaterThan(240);

        await open.Page.ClickAsync(".theme");
        await open.Page.ClickAsync(".theme");
        (await open.Page.GetAttributeAsync("html", "data-theme")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_phone_never_scrolls_sideways()
    {
        foreach (var file in Directory.GetFiles(chromium.Site, "*.html"))
        {
            await using var open = await chromium.OpenAsync(file, Phone());
            (await Overflow(open.Page)).ShouldBe(0, file);
        }
    }

    [SkippableFact]
    public async Task A_phone_opens_and_closes_the_contents_with_the_button_and_the_keyboard()
    {
        await using var open = await chromium.OpenAsync(Rich, Phone());
        var side = open.Page.Locator("#contents");
        (await side.IsVisibleAsync()).ShouldBeFalse();
        await open.Page.ClickAsync(".menu");
        (await side.IsVisibleAsync()).ShouldBeTrue();
        await open.Page.Keyboard.PressAsync("Escape");
        (await side.IsVisibleAsync()).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Without_scripts_the_figure_the_formula_and_the_contents_are_still_there()
    {
        await using var open = await chromium.OpenAsync(Rich, new BrowserNewContextOptions { JavaScriptEnabled = false });
        (await open.Page.Locator(".coursekit-figure svg").First.IsVisibleAsync()).ShouldBeTrue();
        (await open.Page.Locator(".math").First.InnerTextAsync()).ShouldStartWith("\\(");
        (await open.Page.Locator("#contents").IsVisibleAsync()).ShouldBeTrue();
        (await open.Page.Locator(".theme").IsVisibleAsync()).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task The_copy_button_gives_the_source_exactly()
    {
        var rights = new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] };
        await using var open = await chromium.OpenAsync(Rich, rights);
        await open.Page.Locator("#cell-2 .copy").ClickAsync();
        await open.Page.Locator("#cell-2 .copy", new PageLocatorOptions { HasTextString = "Copied" }).WaitForAsync();
        (await open.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe(SampleCourse.Rich().Cells[1].Source);
    }

    [SkippableFact]
    public async Task Printing_opens_what_is_folded_and_leaves_out_the_bar()
    {
        await using var open = await chromium.OpenAsync(Rich);
        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        (await open.Page.Locator("details .source").First.IsVisibleAsync()).ShouldBeTrue();
        (await open.Page.Locator(".top").IsVisibleAsync()).ShouldBeFalse();
        (await open.Page.Locator("#contents").IsVisibleAsync()).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_failed_notebook_marks_the_line_and_leads_to_the_cell()
    {
        await using var open = await chromium.OpenAsync(Path.Combine(chromium.Site, "02-preprocessing.html"));
        (await open.Page.Locator(".line.faulty").InnerTextAsync()).ShouldContain("var b = a + c;");
        await open.Page.ClickAsync(".page-head .failure a");
        (await open.Page.EvaluateAsync<string>("location.hash")).ShouldBe("#cell-2");
    }

    [Fact]
    public void Pages_and_figures_pin_the_same_plotly()
    {
        var figure = SampleFigure.Curves().ToHtml();
        var page = PageRenderer.RenderStandalone(SampleCourse.Rich());
        var pin = Regex.Match(page, "name=\"coursekit-plotly\" content=\"(?<url>[^\"]+)\" data-integrity=\"(?<hash>[^\"]+)\"");
        figure.ShouldContain(pin.Groups["url"].Value);
        figure.ShouldContain(pin.Groups["hash"].Value);
    }

    private static BrowserNewContextOptions Phone() => new()
    {
        ViewportSize = new ViewportSize { Width = 390, Height = 844 },
        DeviceScaleFactor = 2,
        IsMobile = true,
        HasTouch = true,
    };

    private static Task<int> Overflow(IPage page) => page.EvaluateAsync<int>(OverflowScript);

    private static Task<double> Paper(IPage page)
        => page.EvaluateAsync<double>("Number(getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/)[0])");
}
