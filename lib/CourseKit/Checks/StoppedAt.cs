using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CourseKit.Checks;

/// <summary>Finds the function of the student's in which an exception came up.</summary>
internal static partial class StoppedAt
{
    /// <summary>« (in RmsPropWalk, line 9)», to be put behind the exception's message; empty where no function is known.</summary>
    /// <param name="error">What was thrown.</param>
    public static string Of(Exception error)
    {
        foreach (var frame in new StackTrace(error, fNeedFileInfo: true).GetFrames())
        {
            // What the framework or this library was called with is the caller's matter.
            if (frame.GetMethod() is not { Module.Assembly: var assembly } method
                || assembly == typeof(object).Assembly || assembly == typeof(Enumerable).Assembly)
            {
                continue;
            }

            if (assembly == typeof(StoppedAt).Assembly)
            {
                if (method.DeclaringType == typeof(CheckCase))
                    break;
                continue;
            }

            if (Written().Match(method.Name) is not { Success: true, Groups: var parts })
                continue;

            // All range checks of an optimized method share one place, which belongs to none of its lines.
            var line = error is IndexOutOfRangeException or OverflowException ? 0 : frame.GetFileLineNumber();
            return line > 0
                ? FormattableString.Invariant($" (in {parts["name"].Value}, line {line})")
                : $" (in {parts["name"].Value})";
        }

        return "";
    }

    // A function, a local one, or a lambda in either; not the code of a cell, which the compiler puts into methods of its own.
    [GeneratedRegex(@"^(<<?Initialize>?\$?>g__|<\w+>g__|<(?!<|Initialize|Factory|Main))?(?<name>[\w-[<>]]+)(\|[\d_]+|>b__[\d_]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
