using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CourseKit.Checks;

/// <summary>Finds the function of the student's in which an exception came up.</summary>
internal static partial class StoppedAt
{
    /// <summary>« (in RmsPropWalk, line 9)», to be put behind the exception's message; empty where no function is known.</summary>
    /// <param name="error">What was thrown.</param>
    public static string Of(Exception error)
    {
        var frames = new StackTrace(error, fNeedFileInfo: true).GetFrames();
        for (var i = 0; i < frames.Length && !IsOfTheCheck(frames[i]); i++)
        {
            // What the framework or this library was called with is the caller's matter, and a case's own lambda has no name.
            if (frames[i].GetMethod() is not { } method || IsForeign(method.Module.Assembly)
                || (i + 1 < frames.Length && IsOfTheCheck(frames[i + 1]))
                || Written().Match(NameOf(method)) is not { Success: true, Groups: var parts })
            {
                continue;
            }

            // All range checks of an optimized method share one place, which belongs to none of its lines.
            var line = error is IndexOutOfRangeException or OverflowException ? 0 : frames[i].GetFileLineNumber();
            return line > 0
                ? FormattableString.Invariant($" (in {parts["name"].Value}, line {line})")
                : $" (in {parts["name"].Value})";
        }

        return "";
    }

    // An iterator or an async function runs in a type of its own: <Walk>d__3.MoveNext.
    private static string NameOf(MethodBase method)
        => method is { Name: "MoveNext", DeclaringType.Name: var machine } ? machine : method.Name;

    private static bool IsForeign(Assembly assembly)
        => assembly == typeof(object).Assembly || assembly == typeof(Enumerable).Assembly || assembly == typeof(StoppedAt).Assembly;

    private static bool IsOfTheCheck(StackFrame frame)
    {
        var type = frame.GetMethod()?.DeclaringType;
        while (type is { IsNested: true })
            type = type.DeclaringType;
        return type == typeof(CheckCase) || type == typeof(ExerciseCheck);
    }

    // A function, a local one, or a lambda in either; not the code of a cell, which the compiler puts into methods of its own.
    [GeneratedRegex(@"^(<<?Initialize>?\$?>g__|<\w+>g__|<(?!<|Initialize|Factory|Main))?(?<name>[\w-[<>]]+)(\|[\d_]+|>[bd]__[\d_]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
