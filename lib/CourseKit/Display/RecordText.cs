using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CourseKit.Display;

/// <summary>The text that the compiler makes of a record, with numbers as everywhere in the library: the compiler's own writes 0.5 as 0,5
/// for a reader in Berlin, between commas that separate.</summary>
/// <remarks>
/// A record whose text holds such a number prints its members by this one line; <c>ToString</c> stays the compiler's, so that hosts go on showing
/// the record as a table of its parts.
/// <code>
/// private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
/// </code>
/// </remarks>
internal static class RecordText
{
    /// <summary>Prints the members that the compiler would: public properties in the order of their declaration, those of base types first.</summary>
    /// <param name="record">The record.</param>
    /// <param name="text">Receives <c>Name = value, …</c>.</param>
    /// <param name="upTo">The type whose derived types print their own members themselves; null for all of the record's.</param>
    /// <returns>Whether anything was printed.</returns>
    public static bool Print(object record, StringBuilder text, Type? upTo = null)
    {
        var separator = "";
        foreach (var property in Printed(upTo ?? record.GetType()))
        {
            text.Append(separator).Append(property.Name).Append(" = ").Append(Text(property.GetValue(record)));
            separator = ", ";
        }

        return separator.Length > 0;
    }

    private static IEnumerable<PropertyInfo> Printed(Type type)
    {
        var line = new Stack<Type>();
        for (var one = type; one is not null && one != typeof(object) && one != typeof(ValueType); one = one.BaseType)
            line.Push(one);
        return line.SelectMany(one => one.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.GetMethod is { IsPublic: true } getter && getter.GetBaseDefinition() == getter
                && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken));
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        ITuple tuple => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Text(tuple[i]))) + ")",
        _ => value.ToString() ?? "",
    };
}
