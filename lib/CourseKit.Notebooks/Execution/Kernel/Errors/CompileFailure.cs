using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Execution.Kernel.Errors;

/// <summary>Why a cell did not compile.</summary>
/// <param name="Errors">At least one.</param>
/// <param name="Compilation">What was compiled, for what is known about the names and types in it.</param>
internal sealed record CompileFailure(IReadOnlyList<Diagnostic> Errors, CSharpCompilation Compilation);
