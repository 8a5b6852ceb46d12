using System.Reflection;
using CourseKit.Display;
using CourseKit.Figures;

namespace CourseKit.Tests.Display;

/// <summary>Looks types up by name and shape alone, as .NET Interactive does.</summary>
public class FormatterConventionTests
{
    private static readonly string[] BuiltIn = ["text/plain", "text/html", "application/json"];

    public static TheoryData<Type> ShownTypes
        => [.. typeof(Figure).Assembly.GetTypes().Where(type => AttributeOf(type) is not null && !type.IsAbstract)];

    [Fact]
    public void Figures_and_tables_are_shown_types()
    {
        AttributeOf(typeof(Figure)).ShouldNotBeNull();
        AttributeOf(typeof(Table)).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(ShownTypes))]
    public void Every_preferred_MIME_type_has_a_formatter(Type type)
    {
        var own = Formatters(type).Select(MimeTypeOf).ToArray();

        var preferred = (string[])Get(AttributeOf(type)!, "PreferredMimeTypes");
        preferred.ShouldNotBeEmpty();
        preferred[0].ShouldBe("text/html");
        preferred.ShouldBeSubsetOf(own.Union(BuiltIn));
    }

    [Theory]
    [MemberData(nameof(ShownTypes))]
    public void Every_formatter_has_the_one_method_that_hosts_call(Type type)
    {
        foreach (var formatter in Formatters(type))
        {
            var method = formatter.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name == "Format").ShouldHaveSingleItem();
            method.ReturnType.ShouldBe(typeof(bool));
            method.GetParameters().Select(p => p.ParameterType).ShouldBe([typeof(object), typeof(TextWriter)]);
        }
    }

    [Theory]
    [MemberData(nameof(ShownTypes))]
    public void Every_shown_type_has_ToHtml_for_Verso(Type type)
        => type.GetMethod("ToHtml", Type.EmptyTypes).ShouldNotBeNull().ReturnType.ShouldBe(typeof(string));

    [Fact]
    public void Formatters_write_the_figure_and_leave_other_things_alone()
    {
        var figure = Figure.Line([1, 2], [3, 4]);

        foreach (var formatter in Formatters(typeof(Figure)))
        {
            var mime = MimeTypeOf(formatter);
            Written(formatter, figure).ShouldBe(mime switch
            {
                "text/html" => figure.ToHtml(),
                "text/plain" => figure.AltText,
                Figure.PlotlyMimeType => figure.ToPlotlyJson(),
                "image/svg+xml" => figure.ToSvg(),
                _ => throw new InvalidOperationException(mime),
            });
            if (mime != "text/plain")
                Written(formatter, "a string").ShouldBeNull();
        }
    }

    private static Attribute? AttributeOf(Type type)
        => type.GetCustomAttributes().SingleOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");

    private static object[] Formatters(Type type)
    {
        var sourceType = (Type)Get(AttributeOf(type)!, "FormatterSourceType");
        var source = sourceType.GetConstructor(Type.EmptyTypes).ShouldNotBeNull().Invoke(null);
        return [.. (IEnumerable<object>)sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes)!.Invoke(source, null)!];
    }

    private static string MimeTypeOf(object formatter) => (string)Get(formatter, "MimeType");

    private static object Get(object target, string property) => target.GetType().GetProperty(property)!.GetValue(target)!;

    private static string? Written(object formatter, object value)
    {
        using var writer = new StringWriter();
        return (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])! ? writer.ToString() : null;
    }
}
