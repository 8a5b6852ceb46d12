using CourseKit.Grading.Similarity;

namespace CourseKit.Grading.Tests.Similarity;

public sealed class ListingTests
{
    [Fact]
    public void Stretches_are_marked_where_they_begin_and_end_and_numbered_once()
        => Listing.Of("a(1);b(2);c();\n  d<e;\nf;", [(0, new CodeSpan(0, 5, 5)), (6, new CodeSpan(0, 10, 11))]).ToString().ShouldBe(
            "<pre class=\"listing\">"
            + "<span class=\"line\">a(1);<mark class=\"run-0\"><sup>1</sup>b(2);</mark><mark class=\"run-1\"><sup>7</sup>c();</mark></span>"
            + "<span class=\"line\">  <mark class=\"run-1\">d&lt;e;</mark></span>"
            + "<span class=\"line\">f;</span></pre>\n");

    [Fact]
    public void A_blank_line_within_a_stretch_has_no_mark()
        => Listing.Of("a;\n  \nb;", [(2, new CodeSpan(0, 0, 8))]).ToString().ShouldBe(
            "<pre class=\"listing\"><span class=\"line\"><mark class=\"run-2\"><sup>3</sup>a;</mark></span>"
            + "<span class=\"line\">  </span><span class=\"line\"><mark class=\"run-2\">b;</mark></span></pre>\n");

    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    public void What_is_longer_than_anybody_compares_is_cut_and_says_so(int lines, bool cut)
    {
        var text = Listing.Of(string.Concat(Enumerable.Repeat("a;\n", lines)), []).ToString();
        text.Split("a;").Length.ShouldBe(501);
        text.EndsWith("<span class=\"line\">…</span></pre>\n", StringComparison.Ordinal).ShouldBe(cut);
    }
}
