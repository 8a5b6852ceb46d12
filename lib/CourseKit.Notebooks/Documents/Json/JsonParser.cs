using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks.Json;

/// <summary>Reads JSON (RFC 8259) and says on which line it is wrong.</summary>
/// <remarks>
/// Of equal names in one object the last wins, in the first one's place. <c>NaN</c> and <c>Infinity</c>, which Python
/// writes into notebooks although JSON has no such numbers, are read as null. An escaped half of a surrogate pair is
/// kept as it is.
/// </remarks>
internal sealed class JsonParser
{
    /// <summary>How deep arrays and objects may nest; more than any notebook needs, less than any stack has.</summary>
    internal const int MaxDepth = 256;

    private readonly string _text;
    private int _position;
    private int _line;
    private int _depth;

    private JsonParser(string text, int firstLine)
    {
        _text = text;
        _line = firstLine;
    }

    /// <summary>Reads one value that is the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="firstLine">The number of the text's first line.</param>
    /// <exception cref="JsonFault">The text is not JSON.</exception>
    public static JsonValue Parse(string text, int firstLine = 1)
    {
        var parser = new JsonParser(text, firstLine);
        parser.SkipSpace();
        var value = parser.ReadValue();
        parser.SkipSpace();
        if (parser._position < text.Length)
            throw parser.Fault($"got {parser.Here()} after the end of the JSON value, wanted nothing more");
        return value;
    }

    /// <summary>Reads a value, or gives null when the text is not JSON.</summary>
    public static JsonValue? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (JsonFault)
        {
            return null;
        }
    }

    private JsonValue ReadValue()
    {
        if (_position >= _text.Length)
            throw Fault("the JSON ends too early, wanted a value");
        var line = _line;
        switch (_text[_position])
        {
            case '{': return ReadObject();
            case '[': return ReadArray();
            case '"': return JsonValue.String(ReadString(), line);
            case '-' when Follows("-Infinity"): return Word("-Infinity", JsonValue.Null(line));
            case '-' or (>= '0' and <= '9'): return JsonValue.Number(ReadNumber(), line);
            case 't' when Follows("true"): return Word("true", JsonValue.Boolean(value: true, line));
            case 'f' when Follows("false"): return Word("false", JsonValue.Boolean(value: false, line));
            case 'n' when Follows("null"): return Word("null", JsonValue.Null(line));
            case 'N' when Follows("NaN"): return Word("NaN", JsonValue.Null(line));
            case 'I' when Follows("Infinity"): return Word("Infinity", JsonValue.Null(line));
            default: throw Fault($"got {Here()}, wanted a JSON value");
        }
    }

    private JsonValue ReadObject()
    {
        var result = JsonValue.Object(_line);
        Enter();
        if (!Accept('}'))
        {
            do
            {
                SkipSpace();
                if (_position >= _text.Length || _text[_position] != '"')
                    throw Fault($"got {Here()}, wanted a name in double quotes");
                var name = ReadString();
                if (!Accept(':'))
                    throw Fault($"got {Here()}, wanted ':' after the name {Quote(name)}");
                SkipSpace();
                result.Set(name, ReadValue());
            }
            while (Accept(','));
            if (!Accept('}'))
                throw Fault($"got {Here()}, wanted ',' or '}}'");
        }

        _depth--;
        return result;
    }

    private JsonValue ReadArray()
    {
        var result = JsonValue.Array(_line);
        Enter();
        if (!Accept(']'))
        {
            do
            {
                SkipSpace();
                result.Add(ReadValue());
            }
            while (Accept(','));
            if (!Accept(']'))
                throw Fault($"got {Here()}, wanted ',' or ']'");
        }

        _depth--;
        return result;
    }

    private void Enter()
    {
        _position++;
        if (++_depth > MaxDepth)
            throw Fault(FormattableString.Invariant($"arrays and objects nest deeper than {MaxDepth} levels"));
    }

    private string ReadString()
    {
        var start = ++_position;
        var plain = _text.AsSpan(start).IndexOfAny('"', '\\');
        if (plain < 0)
            throw Fault("the string that starts here is not closed");
        CheckControls(start, start + plain);
        _position = start + plain;
        if (_text[_position] == '"')
            return _text[start.._position++];
        var builder = new StringBuilder();
        builder.Append(_text, start, plain);
        while (_text[_position] == '\\')
        {
            ReadEscape(builder);
            var from = _position;
            var next = _text.AsSpan(from).IndexOfAny('"', '\\');
            if (next < 0)
                throw Fault("the string on this line is not closed");
            CheckControls(from, from + next);
            builder.Append(_text, from, next);
            _position = from + next;
        }

        _position++;
        return builder.ToString();
    }

    private void ReadEscape(StringBuilder builder)
    {
        if (_position + 1 >= _text.Length)
            throw Fault("the JSON ends within a string");
        var letter = _text[_position + 1];
        _position += 2;
        switch (letter)
        {
            case '"' or '\\' or '/': builder.Append(letter); break;
            case 'n': builder.Append('\n'); break;
            case 'r': builder.Append('\r'); break;
            case 't': builder.Append('\t'); break;
            case 'b': builder.Append('\b'); break;
            case 'f': builder.Append('\f'); break;
            case 'u' when _position + 4 <= _text.Length && ushort.TryParse(
                    _text.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                builder.Append((char)unit);
                _position += 4;
                break;
            default: throw Fault($"{Quote($"\\{letter}")} is no JSON escape; write a backslash as \\\\");
        }
    }

    private void CheckControls(int from, int to)
    {
        var index = _text.AsSpan(from, to - from).IndexOfAnyInRange('\0', '\x1f');
        if (index < 0)
            return;
        _position = from + index;
        throw Fault(_text[_position] is '\n' or '\r'
            ? "a string is not closed at the end of its line (write a line break as \\n)"
            : $"got {Here()} within a string, wanted it escaped");
    }

    private string ReadNumber()
    {
        var start = _position;
        if (_text[_position] == '-')
            _position++;
        if (_position < _text.Length && _text[_position] == '0')
            _position++;
        else
            Digits();
        if (_position < _text.Length && _text[_position] == '.')
        {
            _position++;
            Digits();
        }

        if (_position < _text.Length && _text[_position] is 'e' or 'E')
        {
            _position++;
            if (_position < _text.Length && _text[_position] is '+' or '-')
                _position++;
            Digits();
        }

        return _text[start.._position];
    }

    private void Digits()
    {
        var start = _position;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position]))
            _position++;
        if (_position == start)
            throw Fault($"got {Here()}, wanted a digit");
    }

    private bool Follows(string word) => string.CompareOrdinal(_text, _position, word, 0, word.Length) == 0;

    private JsonValue Word(string word, JsonValue value)
    {
        _position += word.Length;
        return value;
    }

    private bool Accept(char wanted)
    {
        SkipSpace();
        if (_position >= _text.Length || _text[_position] != wanted)
            return false;
        _position++;
        return true;
    }

    private void SkipSpace()
    {
        for (; _position < _text.Length && _text[_position] is ' ' or '\t' or '\n' or '\r'; _position++)
        {
            if (_text[_position] == '\n')
                _line++;
        }
    }

    private string Here() => _position >= _text.Length ? "the end" : Quote(_text.Substring(_position, 1));

    private static string Quote(string text)
    {
        var shown = text.Length > 40 ? text[..40] + "…" : text;
        return shown.Any(c => char.IsControl(c) || char.IsSurrogate(c)) ? JsonText.Quoted(shown, ascii: true) : "“" + shown + "”";
    }

    private JsonFault Fault(string problem) => new(_line, problem);
}
