using System.Reflection;
using System.Runtime.Loader;
using CourseKit.Notebooks.Execution.Kernel.Compilation;
using CourseKit.Notebooks.PlainCSharp;
using CourseKit.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Tests.PlainCSharp;

/// <summary>Converts cells to a C# file, compiles it as <c>dotnet run</c> would and runs its cells in this process.</summary>
internal static class PlainProgramInMemory
{
    public static string Write(params Cell[] cells)
        => PlainCSharpWriter.Write(new Notebook(cells), Path.Combine(AppContext.BaseDirectory, "program.cs"));

    // Cell by cell: the program's own first line takes the whole process's console, which other tests use too.
    public static void Run(params string[] cells)
    {
        var text = Write([.. cells.Select(c => new Cell(Languages.CSharp, c))]);
        var lines = text.Split('\n').Select(l => l.StartsWith("#:", StringComparison.Ordinal) ? "" : l);
        var compilation = CSharpCompilation.Create(
            "program" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(string.Join('\n', lines))],
            [.. FrameworkReferences.All, MetadataReference.CreateFromFile(typeof(PlainProgram).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        result.Success.ShouldBeTrue(string.Join('\n', result.Diagnostics) + "\n" + text);
        image.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        for (var number = 1; number <= cells.Length; number++)
        {
            assembly.GetType($"Cell{number}").ShouldNotBeNull()
                .GetMethod("RunCell", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).ShouldNotBeNull().Invoke(null, null);
        }
    }
}
