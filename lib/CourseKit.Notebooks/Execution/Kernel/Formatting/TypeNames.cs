using System.Globalization;

namespace CourseKit.Notebooks.Execution.Kernel.Formatting;

/// <summary>Types by the names that C# gives them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
    };

    /// <summary>«List&lt;double&gt;», «int?», «double[,]»; a cell's own types without the class that the compiler wraps around them.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return Array(type);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        if (IsAnonymous(type))
            return "anonymous";
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return "(" + string.Join(", ", type.GetGenericArguments().Select(Of)) + ")";

        var name = type.Name;
        var arguments = type.GetGenericArguments();
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        if (tick > 0)
        {
            var own = int.Parse(name.AsSpan(tick + 1), CultureInfo.InvariantCulture);
            name = name[..tick] + "<" + string.Join(", ", arguments[^own..].Select(Of)) + ">";
        }

        return type is { IsNested: true, DeclaringType: { } outer } && !IsGenerated(outer)
            ? Of(outer) + "." + name
            : name;
    }

    public static bool IsAnonymous(Type type)
        => type.Name.StartsWith("<>", StringComparison.Ordinal) && type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    private static bool IsGenerated(Type type)
        => type.Name.StartsWith("Submission#", StringComparison.Ordinal) || type.Name.Contains('<');

    // int[][,] is an array of two-dimensional ones: brackets read from the left, element types nest from the right.
    private static string Array(Type type)
    {
        var brackets = "";
        while (type.IsArray)
        {
            brackets += "[" + new string(',', type.GetArrayRank() - 1) + "]";
            type = type.GetElementType()!;
        }

        return Of(type) + brackets;
    }
}
