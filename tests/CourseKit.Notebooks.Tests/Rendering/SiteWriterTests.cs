using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CourseKit.Notebooks.Rendering;

namespace CourseKit.Notebooks.Tests.Rendering;

public sealed class SiteWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-site-").FullName;
    private readonly PageInfo[] _pages =
    [
        new("00-start", "Start <here>") { Number = "00", State = PageState.UpToDate },
        new("01-loss", "Loss") { Number = "01", State = PageState.Succeeded, Goal = "Find $e$.", TimeNeeded = "90 minutes", Elapsed = TimeSpan.FromSeconds(2) },
        new("02-scale", "Scale") { Number = "02", State = PageState.Failed, Error = "02-scale.dib, cell 3: <broken>" },
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_npm_pages_link_the_network_with_hashes_and_one_line_says_so()
    {
        var site = Site(npm: null);
        var report = await site.EnsureAssetsAsync();
        report.Source.ShouldBe(AssetSource.Network);
        report.Message.ShouldNotBeNull().ShouldContain("npm is not installed");
        report.Message.ShouldNotContain("\n");

        var page = Read(site.WritePage(new Notebook([new Cell(Languages.Markdown, "$x$")]), _pages[1], _pages));
        page.QuerySelector("script[src*=katex]")!.GetAttribute("integrity").ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task An_npm_that_fails_is_reported_in_one_line_and_leaves_nothing_behind()
    {
        Skip.If(OperatingSystem.IsWindows(), "the stand-in for npm is a shell script");
        var npm = Path.Combine(_folder, "npm");
        await File.WriteAllTextAsync(npm, "#!/bin/sh\necho 'npm error network is down' >&2\necho more >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        var report = await Site(npm).EnsureAssetsAsync();
        report.Message.ShouldNotBeNull().ShouldContain("npm failed: npm error network is down");
        Directory.GetFileSystemEntries(Path.Combine(_folder, "cache")).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task An_archive_that_is_not_the_locked_one_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "the stand-in for npm is a shell script");
        var npm = Path.Combine(_folder, "npm");
        await File.WriteAllTextAsync(npm, "#!/bin/sh\n" + string.Concat(LockedPackage.All.Select(p => $"echo false > {p.ArchiveFile}\n")));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        var report = await Site(npm).EnsureAssetsAsync();
        report.Source.ShouldBe(AssetSource.Network);
        report.Message.ShouldNotBeNull().ShouldContain("the lock file says sha512-");
    }

    [Fact]
    public async Task A_restored_cache_serves_the_site_without_npm()
    {
        var site = new SiteWriter(Path.Combine(_folder, "site"), "Course", FilledCache());
        (await site.EnsureAssetsAsync()).ShouldBe(new AssetReport(AssetSource.Local, null));
        (await File.ReadAllTextAsync(Path.Combine(site.Folder, "assets", "katex", "katex.min.js"))).ShouldBe("katex/katex.min.js");

        var html = await File.ReadAllTextAsync(site.WritePage(
            new Notebook([new Cell(Languages.Markdown, "$x$\n\n```mermaid\nflowchart LR\n```")]), _pages[0], _pages));
        html.ShouldNotContain("https://");
        var page = new HtmlParser().ParseDocument(html);
        page.QuerySelector(".diagram .mermaid-source")!.TextContent.ShouldBe("flowchart LR");
        foreach (var url in page.QuerySelectorAll("script[src], link[rel=stylesheet]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")))
            File.Exists(Path.Combine(site.Folder, url!.Split('?')[0])).ShouldBeTrue(url);
    }

    [Fact]
    public async Task A_file_of_a_site_that_is_not_whole_is_copied_again()
    {
        var site = new SiteWriter(Path.Combine(_folder, "site"), "Course", FilledCache());
        await site.EnsureAssetsAsync();
        var script = Path.Combine(site.Folder, "assets", "katex", "katex.min.js");
        var time = File.GetLastWriteTimeUtc(script);
        await File.WriteAllTextAsync(script, "katex/ka");
        File.SetLastWriteTimeUtc(script, time);

        await site.EnsureAssetsAsync();
        (await File.ReadAllTextAsync(script)).ShouldBe("katex/katex.min.js");
    }

    [Fact]
    public void A_page_knows_its_place_in_the_course()
    {
        var page = Read(Site(null).WritePage(new Notebook([new Cell(Languages.Markdown, "[next](02-scale.dib#why)")]), _pages[1], _pages));
        page.QuerySelector("#chapters [aria-current=page]")!.TextContent.ShouldBe("01 Loss");
        page.QuerySelector("a[rel=prev]")!.GetAttribute("href").ShouldBe("00-start.html");
        page.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("02-scale.html");
        page.QuerySelector(".prose a")!.GetAttribute("href").ShouldBe("02-scale.html#why");
        page.QuerySelector("a[download]")!.GetAttribute("href").ShouldBe("01-loss.ipynb");
    }

    [Fact]
    public void The_index_tells_of_every_notebook_and_links_what_is_there()
    {
        var site = Site(null);
        site.WritePage(new Notebook([]), _pages[1], _pages);
        var index = Read(site.WriteIndex(_pages));
        index.QuerySelectorAll(".chapters > li").Select(li => li.GetAttribute("data-state")).ShouldBe(["up-to-date", "ok", "failed"]);
        index.QuerySelectorAll("h3").Select(h => h.TextContent).ShouldBe(["Start <here>", "Loss", "Scale"]);
        index.QuerySelectorAll("h3 a").Select(a => a.GetAttribute("href")).ShouldBe(["01-loss.html"]);
        index.QuerySelector(".goal .math").ShouldNotBeNull();
        index.QuerySelectorAll("li .facts")[1].TextContent.ShouldBe("OKTime: 90 minutesRan in 2.0 s");
        index.QuerySelector("li .failure")!.TextContent.ShouldBe("02-scale.dib, cell 3: <broken>");
        index.QuerySelector("script[src*=katex]").ShouldNotBeNull();
    }

    [Fact]
    public void The_index_introduces_the_course_and_lists_what_its_chapters_hold()
    {
        var site = new SiteWriter(Path.Combine(_folder, "site"), "Course", new AssetCache(Path.Combine(_folder, "cache"), null))
        {
            Introduction = "A course on *losses* & more.",
        };
        var index = Read(site.WriteIndex([_pages[0] with { Sections = ["One", "Why $e^2$"] }, _pages[1]]));
        index.QuerySelector(".introduction")!.InnerHtml.ShouldBe("A course on <em>losses</em> &amp; more.");
        index.QuerySelector("meta[name=description]")!.GetAttribute("content").ShouldBe("A course on losses & more.");
        index.QuerySelectorAll(".sections span:not(.math)").Select(s => s.TextContent).ShouldBe(["One", @"Why \(e^2\)"]);
        index.QuerySelectorAll("h2").Select(h => h.TextContent).ShouldBe(["Contents"]);
        Read(Site(null).WriteIndex(_pages)).QuerySelector(".introduction").ShouldBeNull();
    }

    [Fact]
    public void A_picture_beside_the_notebook_becomes_part_of_the_page()
    {
        File.WriteAllBytes(Path.Combine(_folder, "a b.png"), [1, 2, 3]);
        var notebook = new Notebook([new Cell(Languages.Markdown, "![A curve](a%20b.png) ![Not there](no.png)")]) { FilePath = Path.Combine(_folder, "01-loss.dib") };
        var images = Read(Site(null).WritePage(notebook, _pages[1], _pages)).QuerySelectorAll("img");
        images.Select(i => i.GetAttribute("src")).ShouldBe(["data:image/png;base64,AQID", "no.png"]);
        images[0].GetAttribute("alt").ShouldBe("A curve");
    }

    [Fact]
    public async Task What_a_run_killed_long_ago_left_in_the_cache_is_swept_up_and_what_is_at_work_stays()
    {
        var cache = Path.Combine(_folder, "cache");
        var (left, atWork) = (Path.Combine(cache, ".restore-1"), Path.Combine(cache, ".restore-2"));
        Directory.CreateDirectory(Path.Combine(left, "files"));
        Directory.CreateDirectory(atWork);
        Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-2));

        await Site(null).EnsureAssetsAsync();
        Directory.GetDirectories(cache).ShouldBe([atWork]);
    }

    private SiteWriter Site(string? npm)
        => new(Path.Combine(_folder, "site"), "Course", new AssetCache(Path.Combine(_folder, "cache"), npm));

    private AssetCache FilledCache()
    {
        var cache = new AssetCache(Path.Combine(_folder, "cache"), npm: null);
        foreach (var asset in NetworkAssets.All.Keys)
        {
            var path = Path.Combine(cache.FilesFolder, asset);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, asset);
        }

        return cache;
    }

    private static IDocument Read(string path) => new HtmlParser().ParseDocument(File.ReadAllText(path));
}
