using System.Text;
using CourseKit.Tensors;

namespace CourseKit.Fuzz;

/// <summary>Changes JSON by its parts: another value, a member twice, a value nested.</summary>
internal static class JsonMutation
{
    private static readonly string[] Values =
    [
        "null", "true", "[]", "{}", "\"\"", "0", "-1", "1e999", "NaN", "Infinity", "2147483648", "[null]", "[[]]", "{\"a\":null}", "\"\\ud800\"", "\"\\u0000\\u001b\"", "1.5",
        "\"NaN\"", "\"x\"", "99", "79228162514264337593543950335",
    ];

    /// <summary>Changes the value that stands at or after a place.</summary>
    public static void Once(List<byte> bytes, int at, RandomStream random)
    {
        var colon = at >= bytes.Count ? -1 : bytes.IndexOf((byte)':', at);
        if (colon < 0)
            return;
        var start = colon + 1;
        var end = End(bytes, start);
        switch (random.NextInt(5))
        {
            case 0:
                var name = NameStart(bytes, colon);
                bytes.InsertRange(name, [.. bytes.GetRange(name, end - name), (byte)',']);
                break;
            case 1:
                bytes.RemoveRange(start, end - start);
                var depth = random.NextInt(10) == 0 ? 300 : 3;
                bytes.InsertRange(start, Encoding.ASCII.GetBytes(new string('[', depth) + new string(']', depth)));
                break;
            case 2:
                // The member goes; a comma that is left over is wrong, and that is as well.
                var from = NameStart(bytes, colon);
                bytes.RemoveRange(from, Math.Min(bytes.Count, end + (end < bytes.Count && bytes[end] == (byte)',' ? 1 : 0)) - from);
                break;
            default:
                bytes.RemoveRange(start, end - start);
                bytes.InsertRange(start, Encoding.ASCII.GetBytes(Values[random.NextInt(Values.Length)]));
                break;
        }
    }

    private static int NameStart(List<byte> bytes, int colon)
    {
        var at = bytes.LastIndexOf((byte)'"', colon);
        return at <= 0 ? colon : Math.Max(0, bytes.LastIndexOf((byte)'"', at - 1));
    }

    private static int End(List<byte> bytes, int start)
    {
        var (depth, isText) = (0, false);
        for (var at = start; at < bytes.Count; at++)
        {
            var b = bytes[at];
            if (isText)
            {
                at += b == (byte)'\\' ? 1 : 0;
                isText = b != (byte)'"';
                continue;
            }

            isText = b == (byte)'"';
            depth += b is (byte)'{' or (byte)'[' ? 1 : b is (byte)'}' or (byte)']' ? -1 : 0;
            if (depth < 0 || (depth == 0 && b == (byte)','))
                return at;
        }

        return bytes.Count;
    }
}
