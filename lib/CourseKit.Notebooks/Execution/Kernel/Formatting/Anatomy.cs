using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CourseKit.Notebooks.Execution.Kernel.Formatting;

/// <summary>Takes values apart: items, pairs, named parts, at most so many.</summary>
internal static class Anatomy
{
    private static readonly ConditionalWeakTable<Type, MemberInfo[]> MembersOfTypes = [];

    public static Shape ShapeOf(object value)
    {
        var type = value.GetType();
        if (value is string or byte[] or Delegate or Type or Exception or Task or Uri or System.Text.StringBuilder
            || type.IsPrimitive || type.IsEnum)
            return Shape.Scalar;
        if (value is ITuple)
            return Shape.Members;
        if (value is IDictionary || Implements(type, typeof(IReadOnlyDictionary<,>)))
            return Shape.Dictionary;
        if (value is IEnumerable)
            return Shape.Sequence;
        if (value is IFormattable || HasOwnText(type))
            return Shape.Scalar;
        return Shape.Members;
    }

    /// <summary>The first items, and how many more there are; −1 when that is not known.</summary>
    public static (List<object?> Items, int More) Items(IEnumerable sequence, int most)
    {
        List<object?> items = [];
        var walk = sequence.GetEnumerator();
        try
        {
            while (items.Count < most && walk.MoveNext())
                items.Add(walk.Current);
            if (items.Count < most || !walk.MoveNext())
                return (items, 0);
            return (items, sequence is ICollection collection ? collection.Count - most : -1);
        }
        finally
        {
            (walk as IDisposable)?.Dispose();
        }
    }

    /// <summary>A dictionary's pair.</summary>
    public static (object? Key, object? Value) Pair(object? item)
    {
        if (item is DictionaryEntry entry)
            return (entry.Key, entry.Value);
        var type = item!.GetType();
        return (type.GetProperty("Key")?.GetValue(item), type.GetProperty("Value")?.GetValue(item));
    }

    /// <summary>The named parts in the order of their declaration. A part that can't be read is the exception it threw.</summary>
    public static List<(string Name, object? Value)> Parts(object value)
    {
        if (value is ITuple tuple)
            return [.. Enumerable.Range(0, tuple.Length).Select(i => (FormattableString.Invariant($"Item{i + 1}"), tuple[i]))];
        return [.. MembersOfTypes.GetValue(value.GetType(), FindMembers).Select(m => (m.Name, Read(m, value)))];
    }

    private static object? Read(MemberInfo member, object value)
    {
        try
        {
            return member is FieldInfo field ? field.GetValue(value)
                : ((PropertyInfo)member).GetValue(value, BindingFlags.DoNotWrapExceptions, null, null, null);
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static MemberInfo[] FindMembers(Type type)
    {
        List<Type> line = [];
        for (var t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
            line.Insert(0, t);
        return
        [
            .. line.SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(m => m is FieldInfo || (m is PropertyInfo { CanRead: true } p && p.GetIndexParameters().Length == 0
                        && p.GetMethod!.IsPublic && !p.PropertyType.IsByRefLike))
                    .OrderBy(m => m.MetadataToken))
                .GroupBy(m => m.Name, StringComparer.Ordinal)
                .Select(g => g.Last()),
        ];
    }

    // A text that somebody wrote; not the one that the compiler makes for records and anonymous types.
    private static bool HasOwnText(Type type)
    {
        var method = type.GetMethod(nameof(ToString), []);
        return method is not null
            && method.DeclaringType != typeof(object) && method.DeclaringType != typeof(ValueType)
            && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            && !TypeNames.IsAnonymous(type);
    }

    private static bool Implements(Type type, Type definition)
        => Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == definition);
}
