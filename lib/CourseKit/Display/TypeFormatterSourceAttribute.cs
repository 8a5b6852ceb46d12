namespace CourseKit.Display;

/// <summary>
/// Tells a notebook host how to show a type: .NET Interactive and our own kernel look for an attribute of this name on
/// the type and ask <see cref="FormatterSourceType"/> for its formatters, so that neither needs the other's assembly.
/// </summary>
/// <param name="formatterSourceType">
/// A type with a public parameterless constructor and a method <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type whose <c>CreateTypeFormatters</c> returns the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to show, best first; each must have a formatter, or the host dies.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
