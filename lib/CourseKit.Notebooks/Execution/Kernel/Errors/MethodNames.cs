using System.Reflection;
using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Execution.Kernel.Errors;

/// <summary>Turns the compiler's names for methods back into the ones that the reader wrote.</summary>
internal static partial class MethodNames
{
    /// <summary>«Loss», «a lambda in Loss»; null for a cell's top-level code, which has no name.</summary>
    public static string? Of(MethodBase method)
    {
        var name = method.Name;
        var type = method.DeclaringType;

        // An async method or iterator runs in a state machine: <Loss>d__3.MoveNext.
        if (name == "MoveNext" && type is not null && Generated().Match(type.Name) is { Success: true } machine)
        {
            name = machine.Value;
            type = type.DeclaringType;
        }

        if (LocalFunction().Match(name) is { Success: true } local)
            return local.Groups["name"].Value;
        if (Generated().Match(name) is { Success: true } generated)
        {
            var owner = generated.Groups["name"].Value.Trim('<', '>');
            var inTopLevel = owner is "Initialize" or "Factory" or "Main" or "";
            if (generated.Groups["kind"].Value == "b")
                return inTopLevel ? "a lambda" : $"a lambda in {owner}";
            if (inTopLevel)
                return null;
            name = owner;
        }

        // Closures and the cell's own class are the compiler's, not the reader's.
        while (type is not null && type.Name.Contains('<'))
            type = type.DeclaringType;
        if (name is ".ctor" or ".cctor" && type is not null)
            return type.Name.StartsWith("Submission#", StringComparison.Ordinal) ? null : $"new {Formatting.TypeNames.Of(type)}";
        return type is null || type.Name.StartsWith("Submission#", StringComparison.Ordinal)
            ? name
            : $"{Formatting.TypeNames.Of(type)}.{name}";
    }

    [GeneratedRegex(@"^<(?<name>.*)>(?<kind>[a-z])?_*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generated();

    [GeneratedRegex(@"g__(?<name>\w+)\|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LocalFunction();
}
