using CourseKit.Notebooks.Execution.Kernel.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

/// <summary>Small libraries made for a test.</summary>
internal static class TestLibrary
{
    public static string Compile(string folder, string name, string code, params string[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [.. FrameworkReferences.All, .. references.Select(r => MetadataReference.CreateFromFile(r))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var path = Path.Combine(folder, name + ".dll");
        var result = compilation.Emit(path);
        result.Success.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        return path;
    }
}
