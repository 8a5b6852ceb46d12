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
}
