using Microsoft.Playwright;

namespace CourseKit.Browser.Tests;

/// <summary>The same questions to every page of a real site, the one in the folder that COURSEKIT_SITE names.</summary>
[Collection(nameof(Chromium))]
public sealed class SiteTests(Chromium chromium)
{
    [SkippableFact]
    public async Task Every_page_draws_its_figures_and_formulas_offline_and_without_complaint_and_narrowed_to_a_phone_it_fits()
    {
        await OnEveryPage(async file =>
        {
            await using var open = await chromium.OpenAsync(file);
            open.Foreign.ShouldBeEmpty(file);
            open.Errors.ShouldBeEmpty(file);
            (await open.CountAsync(".katex")).ShouldBeGreaterThanOrEqualTo(await open.CountAsync(".math"), file);
            (await open.CountAsync(".katex-error")).ShouldBe(0, file);
            (await open.CountAsync(".mermaid-source")).ShouldBe(0, file);
            (await open.UndrawnFiguresAsync()).ShouldBe(0, file);

            // Drawing fifty figures takes long, so the page is not opened anew as a phone does: PageTests opens smaller ones so.
            await open.Page.SetViewportSizeAsync(390, 844);
            await open.Page.WaitForFunctionAsync($"({PageTests.OverflowScript}) === 0");
        });
    }

    [SkippableFact]
    public async Task Every_link_to_a_page_or_a_place_leads_somewhere()
    {
        // Where links lead is in the page as it was written: nothing need be drawn for it.
        var undrawn = new BrowserNewContextOptions { JavaScriptEnabled = false };
        await OnEveryPage(async file =>
        {
            await using var open = await chromium.OpenAsync(file, undrawn);
            var links = await open.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))");
            foreach (var link in links.Distinct(StringComparer.Ordinal).Where(link => !Uri.TryCreate(link, UriKind.Absolute, out _)))
            {
                var parts = link.Split('#', 2);
                if (parts[0].Length > 0)
                    File.Exists(Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(parts[0]))).ShouldBeTrue($"{file}: {link}");
                else if (parts[1].Length > 0)
                    (await open.Page.EvaluateAsync<bool>("id => document.getElementById(id) !== null", Uri.UnescapeDataString(parts[1]))).ShouldBeTrue($"{file}: {link}");
            }
        });
    }

    // Chromium draws each page in a process of its own, so two at a time use two cores.
    private static Task OnEveryPage(Func<string, Task> ask)
        => Parallel.ForEachAsync(Pages(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, _) => await ask(file));

    private static string[] Pages()
    {
        var folder = Environment.GetEnvironmentVariable("COURSEKIT_SITE");
        Skip.If(string.IsNullOrEmpty(folder), "COURSEKIT_SITE names no site to look at");
        var pages = Directory.GetFiles(folder!, "*.html");
        pages.ShouldNotBeEmpty($"COURSEKIT_SITE={folder} holds no page");
        return pages;
    }
}
