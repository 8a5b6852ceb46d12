using System.Globalization;
using System.Reflection;

namespace CourseKit.Mutants.Trial;

/// <summary>The switches of all libraries that hold mutants.</summary>
internal static class Mutants
{
    /// <summary>Where results go, whatever tests do to the console.</summary>
    public static TextWriter Out { get; } = new StreamWriter(Console.OpenStandardOutput());

    /// <summary>Turns one mutant on and every other off, here and in every process that is started from now on.</summary>
    public static void TurnOn(int mutant)
    {
        Environment.SetEnvironmentVariable("COURSEKIT_MUTANT", mutant.ToString(CultureInfo.InvariantCulture));
        foreach (var file in Directory.GetFiles(AppContext.GetData("TESTS") as string ?? throw new InvalidOperationException("no tests"), "CourseKit*.dll"))
        {
            if (Load(file)?.GetType("MutantSwitch") is { } found)
                found.GetField("Active", BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(null, mutant);
        }
    }

    private static Assembly? Load(string file)
    {
        try
        {
            return Assembly.Load(AssemblyName.GetAssemblyName(file));
        }
        catch (Exception fault) when (fault is IOException or BadImageFormatException)
        {
            return null;
        }
    }
}
