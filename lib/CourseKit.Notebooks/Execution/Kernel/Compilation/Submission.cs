using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Execution.Kernel.Compilation;

/// <summary>A cell's code, compiled and loaded.</summary>
internal sealed class Submission(CSharpCompilation compilation, Func<object?[], Task<object?>> start)
{
    public CSharpCompilation Compilation { get; } = compilation;

    /// <summary>Runs the code. The submission stores itself in the array before its first statement, which is why
    /// variables set before an exception survive it.</summary>
    public Task<object?> RunAsync(object?[] states) => start(states);

    /// <summary>Whether the code ends in an expression with a value, so that null is a result and not the absence of one.</summary>
    public bool EndsInValue()
    {
        var tree = Compilation.SyntaxTrees[^1];
        var root = (CompilationUnitSyntax)tree.GetRoot();
        if (root.Members.LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax statement }
            || !statement.SemicolonToken.IsMissing)
            return false;
        var type = Compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression);
        return type.ConvertedType?.SpecialType != Microsoft.CodeAnalysis.SpecialType.System_Void;
    }

    public static Submission Load(CSharpCompilation compilation, Assembly assembly)
    {
        var entry = compilation.GetEntryPoint(CancellationToken.None)
            ?? throw new InvalidOperationException("The compiled cell has no entry point.");
        var method = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return new Submission(compilation, method.CreateDelegate<Func<object?[], Task<object?>>>());
    }
}
