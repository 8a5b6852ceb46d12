using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CourseKit.Notebooks.Execution.Kernel.Formatting;

/// <summary>
/// The forms that a type says it has, by the two conventions that hosts look for: an attribute named
/// <c>TypeFormatterSourceAttribute</c> whose source makes formatters, and a public <c>string ToHtml()</c>. Both are found
/// by name, so that a library needs no reference to any host.
/// </summary>
internal sealed class ConventionForms
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private static readonly ConditionalWeakTable<Type, ConventionForms> OfTypes = [];
    private readonly List<(string MimeType, Func<object, TextWriter, bool> Format)> _forms = [];

    private ConventionForms()
    {
    }

    /// <summary>Whether the type says anything about how it is shown.</summary>
    public bool Any => _forms.Count > 0;

    /// <summary>The MIME types that the type wants to be shown in, best first; may name ones that only we can format.</summary>
    public IReadOnlyList<string> Preferred { get; private init; } = [];

    /// <summary>What went wrong while asking the type; null if nothing.</summary>
    public string? Fault { get; private init; }

    /// <summary>The MIME types that have a form, best first.</summary>
    public IEnumerable<string> MimeTypes => Preferred.Concat(_forms.Select(f => f.MimeType)).Distinct();

    /// <summary>What a type says of itself; asked once.</summary>
    public static ConventionForms Of(Type type) => OfTypes.GetValue(type, Ask);

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeType">The form wanted.</param>
    /// <param name="report">Told of a formatter that throws.</param>
    /// <returns>Null when no formatter of that form took the value.</returns>
    public string? Format(object value, string mimeType, Action<string> report)
    {
        foreach (var (_, format) in _forms.Where(f => f.MimeType == mimeType))
        {
            try
            {
                using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
                if (format(value, writer))
                    return writer.ToString();
            }
            catch (Exception e)
            {
                report($"showing a {TypeNames.Of(value.GetType())} as {mimeType} threw {TypeNames.Of(e.GetType())}: {e.Message}");
            }
        }

        return null;
    }

    private static ConventionForms Ask(Type type)
    {
        ConventionForms found;
        try
        {
            found = AskAttribute(type);
        }
        catch (Exception e)
        {
            found = new ConventionForms { Fault = $"the formatters of {TypeNames.Of(type)} can't be used: {e.GetType().Name}: {e.Message}" };
        }

        var toHtml = type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []);
        if (toHtml?.ReturnType == typeof(string))
            found._forms.Add((Notebooks.MimeTypes.Html, (value, writer) => WriteHtml(toHtml, value, writer)));
        return found;
    }

    private static bool WriteHtml(MethodInfo toHtml, object value, TextWriter writer)
    {
        if (toHtml.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null) is not string html)
            return false;
        writer.Write(html);
        return true;
    }

    private static ConventionForms AskAttribute(Type type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            var kind = declaring.GetCustomAttributesData().Select(d => d.AttributeType).FirstOrDefault(t => t.Name == AttributeName);
            if (kind is null)
                continue;
            var attribute = declaring.GetCustomAttributes(kind, inherit: false)[0];
            var sourceType = (Type)Property(attribute, "FormatterSourceType")!;
            var found = new ConventionForms { Preferred = (string[]?)Property(attribute, "PreferredMimeTypes") ?? [] };
            var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
            var create = sourceType.GetMethod("CreateTypeFormatters", BindingFlags.Public | BindingFlags.Instance, [])
                ?? throw new MissingMethodException(sourceType.Name, "CreateTypeFormatters");
            foreach (var formatter in (IEnumerable)create.Invoke(source, BindingFlags.DoNotWrapExceptions, null, null, null)!)
                found._forms.Add(Form(formatter));
            return found;
        }

        return new ConventionForms();
    }

    private static (string, Func<object, TextWriter, bool>) Form(object formatter)
    {
        var format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])
            ?? throw new MissingMethodException(formatter.GetType().Name, "Format(object, TextWriter)");
        return ((string)Property(formatter, "MimeType")!, format.CreateDelegate<Func<object, TextWriter, bool>>(formatter));
    }

    private static object? Property(object instance, string name) => instance.GetType().GetProperty(name)?.GetValue(instance);
}
