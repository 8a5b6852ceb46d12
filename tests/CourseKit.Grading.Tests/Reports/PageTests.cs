using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CourseKit.Grading.Reports;
using CourseKit.Grading.Results;
using CourseKit.Grading.Similarity;
using static CourseKit.Grading.Tests.Reports.SampleGradebook;

namespace CourseKit.Grading.Tests.Reports;

public sealed class PageTests : IDisposable
{
    private static readonly string[] Names = ["html", "head", "meta", "title", "style", "script", "body", "main", "header", "footer", "nav", "section",
        "h1", "h2", "h3", "p", "span", "strong", "bdi", "a", "ol", "ul", "li", "dl", "dt", "dd", "div", "pre", "code", "mark", "sup", "svg", "rect", "line",
        "text", "g", "figure", "figcaption", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"];

    private static readonly string[] Attributes = ["lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "dir", "aria-label", "aria-hidden",
        "role", "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "rx", "text-anchor", "open", "scope", "tabindex",
        "data-value", "title"];

    private readonly SampleGradebook _gradebook = new();

    public static TheoryData<int> Texts => [.. Enumerable.Range(0, Hostile.Length)];

    public void Dispose() => _gradebook.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public void Feedback_shows_hostile_texts_as_text(int number)
    {
        var text = Hostile[number];
        var page = Feedback(HostileResult(text));

        Inspect(page);
        page.QuerySelector(".who")!.TextContent.ShouldBe(VisibleText.Line(text));
        page.QuerySelector(".diagnosis")!.TextContent.ShouldBe(Shown(text));
        page.QuerySelector(".answer")!.TextContent.ShouldBe(VisibleText.Lines(text.Trim()));
        page.QuerySelector(".comment")!.TextContent.ShouldBe(VisibleText.Lines(text.Trim()));
        page.QuerySelector(".remarks li")!.TextContent.ShouldBe(VisibleText.Line(text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_class_report_shows_hostile_texts_as_text(int number)
    {
        var text = Hostile[number];
        var page = Report(HostileResult(text), Good("anna"));

        Inspect(page, scripts: 1);
        page.QuerySelectorAll("tbody th a").Select(link => link.TextContent).ShouldContain(VisibleText.Line(text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Shared_code_shows_hostile_texts_as_text(int number)
    {
        var text = Hostile[number];
        var code = Similarity.SampleCode.Student(0).Parts;
        SubmittedCode[] pair = [new(text, [.. code, new("", "// " + text)]), new("anna", [code[0] with { ExerciseId = text }, .. code.Skip(1)])];
        SimilarityReport.Write(SimilaritySearch.Find(pair, []), text, _gradebook.Folder);
        var page = Parse(Path.Combine(_gradebook.Folder, "similar.html"));

        Inspect(page);
        page.QuerySelector("h1")!.TextContent.ShouldBe(VisibleText.Line(text));
        page.QuerySelector(".sides h3")!.TextContent.ShouldBe(VisibleText.Line(text));
    }

    [Fact]
    public void Links_lead_to_the_feedback_that_was_written()
    {
        var results = Hostile.Select(HostileResult).ToArray();
        _gradebook.Write(new FeedbackPages(), results);
        var page = Report(results);

        foreach (var link in page.QuerySelectorAll<IHtmlAnchorElement>("tbody a"))
        {
            var target = Uri.UnescapeDataString(link.GetAttribute("href")!);
            File.Exists(Path.Combine(_gradebook.Folder, target)).ShouldBeTrue(target);
            Path.GetFullPath(Path.Combine(_gradebook.Folder, target)).ShouldStartWith(Path.Combine(_gradebook.Folder, "feedback") + Path.DirectorySeparatorChar);
        }

        Directory.GetFiles(Path.Combine(_gradebook.Folder, "feedback")).Length.ShouldBe(Hostile.Length);
    }

    [Fact]
    public void Feedback_says_every_verdict_in_words()
    {
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            var page = Feedback(With("anna", (verdict, 0, null), (Verdict.Right, 3, null)));
            page.QuerySelector(".badge")!.TextContent.Length.ShouldBeGreaterThan(4);
            page.QuerySelectorAll(".part")[0].TextContent.ShouldContain(VerdictWords.Sentence(verdict));
        }
    }

    [Fact]
    public void Feedback_tells_hidden_cases_late_rule_comments_and_points()
    {
        var text = Feedback(Good("anna") with { LatePenalty = 0.1m, Attempts = 3, Attempt = 2 }).Body!.TextContent;

        text.ShouldContain("7.65 of 9 points");
        text.ShouldContain("10 % of the points earned are taken off");
        text.ShouldContain("random numbers hidden");
        text.ShouldContain("Well said.");
        text.ShouldContain("Because it is **positive**.");
        text.ShouldContain("Attempt 2 of 3 counts");
    }

    [Fact]
    public void Points_of_a_person_are_told_as_such_and_those_of_the_judge_as_its_own()
    {
        var judged = With("anna", (Verdict.NotJudged, 0, null), (Verdict.Right, 3, null));
        var marked = judged.Exercises[0] with { Points = 1.5m, ByHand = new ManualMark("mse", 1.5m, "The idea is right.") };
        var page = Feedback(judged with { Exercises = [marked, judged.Exercises[1]] });

        page.QuerySelectorAll(".overview .outcome").Take(2).Select(one => one.TextContent).ShouldBe(["graded by hand", VerdictWords.Short(Verdict.Right)]);
        page.QuerySelectorAll(".overview .mark").Take(2).Select(one => one.ClassName).ShouldBe(["mark hand", $"mark {VerdictWords.Tone(Verdict.Right)}"]);
        page.QuerySelectorAll(".overview .points").Take(2).Select(one => one.TextContent).ShouldBe(["1.5 / 2", "3 / 3"]);
        page.QuerySelectorAll(".part .badge").Take(2).Select(one => one.ClassName).ShouldBe(["badge hand", $"badge {VerdictWords.Tone(Verdict.Right)}"]);
        page.QuerySelectorAll(".part")[0].TextContent.ShouldContain("These points were given by a person.");
        page.QuerySelectorAll(".part")[0].TextContent.ShouldContain("The idea is right.");
        page.QuerySelectorAll(".part")[0].TextContent.ShouldNotContain(VerdictWords.Sentence(Verdict.NotJudged));
        page.QuerySelectorAll(".part")[1].TextContent.ShouldNotContain("given by a person");
    }

    [Fact]
    public void A_submission_that_we_could_not_judge_shows_no_total()
    {
        var page = Feedback(With("anna", (Verdict.Right, 2, null), (Verdict.NotJudged, 0, null)));

        page.QuerySelector(".total").ShouldBeNull();
        page.Body!.TextContent.ShouldContain("It will be judged again");
    }

    [Fact]
    public void The_class_report_counts_and_ranks()
    {
        var page = Report(
            Good("a") with { Written = [] },
            With("b", (Verdict.Right, 2, null), (Verdict.KnownMistake, 0, "Overflows")) with { Written = [] },
            With("c", (Verdict.Right, 2, null), (Verdict.Partly, 1, "Overflows")) with { Written = [] },
            With("d", (Verdict.KnownMistake, 0, "Divides by n − 1"), (Verdict.NotJudged, 0, null)),
            Good("e") with { Refused = "not a notebook", Exercises = [], Written = [] });

        page.QuerySelectorAll(".figures dd").Select(one => one.TextContent).ShouldBe(["5", "3.3 / 9", "3 / 9", "0"]);
        page.QuerySelectorAll(".exercises .head .title").Select(one => one.TextContent).ShouldBe(["Softmax", "Mean squared error"]);
        page.QuerySelectorAll(".mistakes li").Select(one => one.QuerySelector(".number")!.TextContent).ShouldBe(["2", "1"]);
        page.QuerySelectorAll(".attention summary").Select(one => one.TextContent).ShouldBe(["To grade again 1", "Could not be read 1"]);
        page.QuerySelectorAll(".histogram.wide title").Sum(one => int.Parse(one.TextContent.Split(": ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(3);
    }

    [Fact]
    public void The_class_report_names_everything_that_waits_and_mistakes_as_frequent_as_each_other_by_their_words()
    {
        var page = Report(
            With("a", (Verdict.NotJudged, 0, null), (Verdict.NotJudged, 0, null)),
            With("b", (Verdict.Right, 2, null), (Verdict.KnownMistake, 0, "Sums all rows")),
            With("c", (Verdict.Right, 2, null), (Verdict.KnownMistake, 0, "Overflows")));

        page.QuerySelector(".attention .what")!.TextContent.ShouldBe("Mean squared error, Softmax");
        page.QuerySelectorAll(".mistakes .title").Select(one => one.TextContent).ShouldBe(["OverflowsSoftmax", "Sums all rowsSoftmax"]);
    }

    [Fact]
    public void A_report_of_nobody_is_a_page_too() => Inspect(Report(), scripts: 1);

    // "`" pairs become code, whose text is without them.
    private static string Shown(string text) => VisibleText.Lines(text) is var shown && text.Contains("`code`", StringComparison.Ordinal)
        ? shown.Replace("`code`", "code", StringComparison.Ordinal) : VisibleText.Lines(text);

    private static void Inspect(IHtmlDocument page, int scripts = 0)
    {
        page.QuerySelectorAll("script").Length.ShouldBe(scripts);
        var policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;
        policy.ShouldStartWith("default-src 'none'; style-src 'sha256-");
        foreach (var named in page.QuerySelectorAll("style, script"))
            policy.ShouldContain("'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(named.TextContent))) + "'");
        foreach (var element in page.All)
        {
            Names.ShouldContain(element.LocalName);
            foreach (var attribute in element.Attributes)
                Attributes.ShouldContain(attribute.Name, element.OuterHtml);
            if (element.GetAttribute("href") is { } link)
                (link.StartsWith('#') || link.StartsWith("feedback/", StringComparison.Ordinal)).ShouldBeTrue(link);
        }

        page.Body!.TextContent.ShouldNotContain("\u001b");
        page.Body!.TextContent.ShouldNotContain("\u202E");
    }

    private IHtmlDocument Feedback(SubmissionResult result)
        => Parse(Path.Combine(_gradebook.Write(new FeedbackPages(), result), GradebookView.FileNameOf(result.Student) + ".html"));

    private IHtmlDocument Report(params SubmissionResult[] results) => Parse(_gradebook.Write(new InstructorReport(), results));

    private static IHtmlDocument Parse(string path) => new HtmlParser().ParseDocument(File.ReadAllText(path));
}
