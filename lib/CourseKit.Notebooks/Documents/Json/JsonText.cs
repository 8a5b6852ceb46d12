using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks.Json;

/// <summary>Writes JSON as the Jupyter tools do: one space of indentation, everything but controls literal.</summary>
internal static class JsonText
{
    /// <summary>The value over many lines, each level indented by one space, without a line break at the end.</summary>
    public static string Indented(JsonValue value) => Written(value, indent: true);

    /// <summary>The value on one line, without spaces.</summary>
    public static string Compact(JsonValue value) => Written(value, indent: false);

    /// <summary>A JSON string.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="ascii">Whether everything outside ASCII is escaped as well.</param>
    public static string Quoted(string text, bool ascii = false)
    {
        var builder = new StringBuilder(text.Length + 2);
        AppendString(builder, text, ascii);
        return builder.ToString();
    }

    private static string Written(JsonValue value, bool indent)
    {
        var builder = new StringBuilder();
        Append(builder, value, indent ? 0 : -1);
        return builder.ToString();
    }

    private static void Append(StringBuilder builder, JsonValue value, int level)
    {
        switch (value.Kind)
        {
            case JsonKind.String:
                AppendString(builder, value.Text, ascii: false);
                break;
            case JsonKind.Array:
                builder.Append('[');
                for (var i = 0; i < value.Items.Count; i++)
                {
                    StartItem(builder, i, level);
                    Append(builder, value.Items[i], Deeper(level));
                }

                End(builder, ']', value.Items.Count, level);
                break;
            case JsonKind.Object:
                builder.Append('{');
                for (var i = 0; i < value.Names.Count; i++)
                {
                    StartItem(builder, i, level);
                    AppendString(builder, value.Names[i], ascii: false);
                    builder.Append(level < 0 ? ":" : ": ");
                    Append(builder, value[value.Names[i]]!, Deeper(level));
                }

                End(builder, '}', value.Names.Count, level);
                break;
            default:
                builder.Append(value.Text);
                break;
        }
    }

    private static int Deeper(int level) => level < 0 ? level : level + 1;

    private static void StartItem(StringBuilder builder, int index, int level)
    {
        if (index > 0)
            builder.Append(',');
        if (level >= 0)
            builder.Append('\n').Append(' ', level + 1);
    }

    private static void End(StringBuilder builder, char bracket, int count, int level)
    {
        if (level >= 0 && count > 0)
            builder.Append('\n').Append(' ', level);
        builder.Append(bracket);
    }

    private static void AppendString(StringBuilder builder, string text, bool ascii)
    {
        builder.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"': builder.Append("\\\""); break;
                case '\\': builder.Append("\\\\"); break;
                case '\n': builder.Append("\\n"); break;
                case '\r': builder.Append("\\r"); break;
                case '\t': builder.Append("\\t"); break;
                case '\b': builder.Append("\\b"); break;
                case '\f': builder.Append("\\f"); break;
                case < ' ': AppendUnit(builder, c); break;
                case > '~' when ascii: AppendUnit(builder, c); break;
                case >= '\ud800' and <= '\udfff' when !char.IsSurrogatePair(text, i):
                    // Half a pair has no UTF-8 form: only the escape keeps it.
                    AppendUnit(builder, c);
                    break;
                case >= '\ud800' and <= '\udfff':
                    builder.Append(c).Append(text[++i]);
                    break;
                default: builder.Append(c); break;
            }
        }

        builder.Append('"');
    }

    private static void AppendUnit(StringBuilder builder, char c)
        => builder.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
}
