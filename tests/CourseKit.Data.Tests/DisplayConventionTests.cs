using System.Reflection;

namespace CourseKit.Data.Tests;

/// <summary>What notebook hosts look for by name, checked by name as they do.</summary>
public sealed class DisplayConventionTests
{
    [Theory]
    [InlineData(typeof(DataTable))]
    [InlineData(typeof(DigitSamples))]
    [InlineData(typeof(DigitSet))]
    public void A_shown_type_carries_both_conventions(Type type)
    {
        type.GetMethod("ToHtml", Type.EmptyTypes)!.ReturnType.ShouldBe(typeof(string));
        var attribute = type.GetCustomAttributes().Single(candidate => candidate.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var mimes = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        var formatters = ((IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), [])!).ToArray();
        mimes.ShouldBe(["text/html"]);
        formatters.Select(formatter => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!).ShouldBe(mimes);
        formatters[0].GetType().GetMethods().Count(method => method.Name == "Format").ShouldBe(1);
    }

    [Fact]
    public void The_formatter_writes_the_html()
    {
        var table = new DataTable("t", "s.", new DataColumn("a", [1.0]));
        var formatter = new Display.HtmlFormatter();
        var writer = new StringWriter();
        formatter.Format(table, writer).ShouldBeTrue();
        writer.ToString().ShouldBe(table.ToHtml());
        formatter.Format("other", writer).ShouldBeFalse();
    }
}
