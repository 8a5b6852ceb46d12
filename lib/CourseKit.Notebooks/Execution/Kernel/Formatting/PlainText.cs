using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CourseKit.Notebooks.Execution.Kernel.Formatting;

/// <summary>Values as one line of text that reads like C#; bounded in length and depth, and the same everywhere.</summary>
internal sealed class PlainText
{
    private const int MostItems = 50;
    private const int MostDepth = 4;
    private const int MostCharacters = 20_000;
    private readonly StringBuilder _text = new();
    private readonly HashSet<object> _within = new(ReferenceEqualityComparer.Instance);

    /// <summary>A value's text; a string's is the string itself.</summary>
    public static string Of(object? value) => value as string ?? Nested(value);

    /// <summary>A value's text inside another one; a string's is quoted.</summary>
    public static string Nested(object? value)
    {
        var writer = new PlainText();
        writer.Write(value, 0);
        return writer._text.ToString();
    }

    /// <summary>A single value's text.</summary>
    public static string Scalar(object value)
    {
        switch (value)
        {
            case string s:
                return s;
            case bool b:
                return b ? "True" : "False";
            case DateTime d:
                return d.ToString(d.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
            case DateTimeOffset d:
                return d.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF zzz", CultureInfo.InvariantCulture);
            case DateOnly d:
                return d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case TimeOnly t:
                return t.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
            case IFormattable f:
                return f.ToString(null, CultureInfo.InvariantCulture);
            case byte[] bytes:
                return Bytes(bytes);
            case Type type:
                return TypeNames.Of(type);
            case Exception e:
                return $"{TypeNames.Of(e.GetType())}: {e.Message}";
            case Task task:
                // Whether it has ended depends on the moment; what to do does not.
                return $"{TaskName(task)}, not awaited: write await in front of it";
            case Delegate d:
                return TypeNames.Of(d.GetType());
            default:
                return value.ToString() ?? "";
        }
    }

    private void Write(object? value, int depth)
    {
        if (_text.Length > MostCharacters)
            return;
        switch (value)
        {
            case null:
                _text.Append("<null>");
                return;
            case string s:
                _text.Append('"').Append(s.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                    .ReplaceLineEndings("\\n")).Append('"');
                return;
            case char c:
                _text.Append('\'').Append(c).Append('\'');
                return;
        }

        var shape = Anatomy.ShapeOf(value);
        if (shape == Shape.Scalar)
        {
            _text.Append(SafeScalar(value));
            return;
        }

        if (depth >= MostDepth)
        {
            _text.Append('…');
            return;
        }

        if (!value.GetType().IsValueType && !_within.Add(value))
        {
            _text.Append("(itself)");
            return;
        }

        switch (shape)
        {
            case Shape.Sequence when value is Array { Rank: > 1 } array:
                WriteArray(array, new int[array.Rank], 0, depth);
                break;
            case Shape.Sequence:
                WriteItems((IEnumerable)value, "[", "]", item => Write(item, depth + 1));
                break;
            case Shape.Dictionary:
                WriteItems((IEnumerable)value, "{", "}", item =>
                {
                    var (key, of) = Anatomy.Pair(item);
                    Write(key, depth + 1);
                    _text.Append(": ");
                    Write(of, depth + 1);
                });
                break;
            default:
                WriteMembers(value, depth);
                break;
        }

        _within.Remove(value);
    }

    private void WriteItems(IEnumerable items, string open, string close, Action<object?> write)
    {
        _text.Append(open);
        try
        {
            var (shown, more) = Anatomy.Items(items, MostItems);
            for (var i = 0; i < shown.Count; i++)
            {
                if (i > 0)
                    _text.Append(", ");
                write(shown[i]);
            }

            if (more != 0)
                _text.Append(", … ").Append(more > 0 ? more.ToString(CultureInfo.InvariantCulture) + " more" : "and more");
        }
        catch (Exception e)
        {
            _text.Append("<threw ").Append(Scalar(e)).Append('>');
        }

        _text.Append(close);
    }

    private void WriteArray(Array array, int[] at, int dimension, int depth)
    {
        _text.Append('[');
        var length = array.GetLength(dimension);
        for (var i = 0; i < Math.Min(length, MostItems); i++)
        {
            if (i > 0)
                _text.Append(", ");
            at[dimension] = i + array.GetLowerBound(dimension);
            if (dimension + 1 < array.Rank)
                WriteArray(array, at, dimension + 1, depth);
            else
                Write(array.GetValue(at), depth + 1);
        }

        if (length > MostItems)
            _text.Append(CultureInfo.InvariantCulture, $", … {length - MostItems} more");
        _text.Append(']');
    }

    private void WriteMembers(object value, int depth)
    {
        var tuple = value is ITuple;
        var parts = Anatomy.Parts(value);
        if (!tuple && !TypeNames.IsAnonymous(value.GetType()))
            _text.Append(TypeNames.Of(value.GetType())).Append(parts.Count > 0 ? " " : "");
        if (!tuple && parts.Count == 0)
            return;
        _text.Append(tuple ? "(" : "{ ");
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            if (!tuple)
                _text.Append(parts[i].Name).Append(" = ");
            Write(parts[i].Value, depth + 1);
        }

        _text.Append(tuple ? ")" : " }");
    }

    private static string SafeScalar(object value)
    {
        try
        {
            return Scalar(value);
        }
        catch (Exception e)
        {
            return $"<{TypeNames.Of(value.GetType())}.ToString threw {TypeNames.Of(e.GetType())}: {e.Message}>";
        }
    }

    private static string Bytes(byte[] bytes)
    {
        const int most = 32;
        var shown = string.Join(' ', bytes.Take(most).Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"byte[{bytes.Length}] {shown}{(bytes.Length > most ? " …" : "")}").TrimEnd();
    }

    // The runtime's own subclasses of Task are nobody's business.
    private static string TaskName(Task task)
    {
        for (var type = task.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            {
                var result = type.GetGenericArguments()[0];
                return result.IsPublic || result.IsNested ? TypeNames.Of(type) : "Task";
            }
        }

        return "Task";
    }
}
