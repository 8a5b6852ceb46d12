using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CourseKit.Notebooks.Execution.Kernel.Errors;
using CourseKit.Notebooks.Execution.Kernel.Interaction;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Execution.Kernel.Compilation;

/// <summary>
/// Compiles cells one after another, each seeing the ones before it. Works on the compiler's own script compilations
/// rather than on its hosting layer: that gives the cells' symbols, line numbers and assemblies into our hands.
/// </summary>
internal sealed class SubmissionCompiler(
    ReferenceResolver references, LoadedScriptResolver scripts, NotebookLoadContext loader, SymbolStore symbolStore)
{
    /// <summary>What every cell may use without saying so, as in the other hosts; the last one brings <c>.Display()</c>.</summary>
    private static readonly ImmutableArray<string> Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
        "System.Linq", "CourseKit.Notebooks.Scripting",
    ];

    private static readonly CSharpParseOptions Parsing =
        new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    // Annotations: `string?` is understood, the flow analysis whose warnings nobody sees is saved.
    // Concurrency does not pay for compilations of a few lines.
    private readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Usings,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        warningLevel: 0,
        concurrentBuild: false,
        sourceReferenceResolver: scripts,
        metadataReferenceResolver: references,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
        nullableContextOptions: NullableContextOptions.Annotations);

    private volatile CSharpCompilation? _previous;
    private int _count;

    /// <summary>Where cells ask whether they are to stop.</summary>
    public PollPlaces Polls { get; set; }

    /// <summary>Takes a cell into the chain without running it; one with errors stays outside.</summary>
    /// <param name="code">The code, directives blanked.</param>
    /// <param name="errors">Its errors.</param>
    public CSharpCompilation Define(string code, out ImmutableArray<Diagnostic> errors)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Cell#{++_count}");
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Parsing, name);
        var compilation = Create(name, tree, name.Replace("Cell", "Submission", StringComparison.Ordinal), []);
        errors = [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (errors.Length == 0)
            _previous = compilation;
        return compilation;
    }

    /// <summary>A compilation of code that is being written, on top of the cells so far; never run.</summary>
    /// <param name="code">The code as it stands, whole or not.</param>
    public CSharpCompilation Draft(string code)
        => Create("Draft", CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Parsing, "draft"), "Draft", []);

    /// <summary>Compiles and loads a cell. The chain goes on from it only if it compiled.</summary>
    /// <param name="document">The document's name, which stack frames will carry.</param>
    /// <param name="code">The code, directives blanked.</param>
    /// <param name="added">References that this cell brings, besides those of its own <c>#r</c> lines.</param>
    /// <param name="failure">Why it does not compile; null on success.</param>
    /// <returns>The cell, or null when it does not compile.</returns>
    public Submission? Compile(
        string document, string code, IEnumerable<MetadataReference> added, out CompileFailure? failure)
    {
        var number = ++_count;
        var name = string.Create(CultureInfo.InvariantCulture, $"Cell#{number}");
        var scriptClass = string.Create(CultureInfo.InvariantCulture, $"Submission#{number}");
        var asWritten = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Parsing, document);
        var polled = InterruptPoints.Add(asWritten, Polls);
        var tree = polled is null ? asWritten : CSharpSyntaxTree.ParseText(polled.Text, Parsing, document);
        var compilation = Create(name, tree, scriptClass, added);

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: Emitting);
        if (polled is not null && emitted.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            // The errors that the reader sees are those of the code as written, at its places.
            polled = null;
            assembly.SetLength(0);
            symbols.SetLength(0);
            compilation = Create(name, asWritten, scriptClass, added);
            emitted = compilation.Emit(assembly, symbols, options: Emitting);
        }

        var errors = emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        failure = emitted.Success || errors.Count == 0 ? null : new CompileFailure(errors, compilation);
        if (failure is not null)
            return null;
        _previous = compilation;

        // Nothing to emit: comments, usings or #r lines alone, which count for later cells all the same.
        if (!emitted.Success)
            return new Submission(compilation, static _ => Task.FromResult<object?>(null));

        assembly.Position = 0;
        symbols.Position = 0;
        var loaded = loader.LoadCell(name, assembly, symbols);
        symbolStore.Add(loaded, symbols.ToArray());
        if (polled is not null)
            symbolStore.Add(document, polled);
        return Submission.Load(compilation, loaded);
    }

    private CSharpCompilation Create(string name, SyntaxTree tree, string scriptClass, IEnumerable<MetadataReference> added)
    {
        // A submission inherits the references of the one before it, so they are given once.
        var before = _previous;
        IEnumerable<MetadataReference> given = before is null
            ? [.. FrameworkReferences.All, references.Reference(typeof(SubmissionCompiler).Assembly.Location), .. added]
            : added;
        return CSharpCompilation.CreateScriptCompilation(
            name, tree, given, _options.WithScriptClassName(scriptClass), before, typeof(object));
    }

    /// <summary>Compiles, for nothing, what many cells hold, so that the runtime has the compiler's code at hand when the
    /// first cell comes. Knows only a part of the framework, and can run beside <see cref="Compile"/>.</summary>
    public static void Rehearse()
    {
        const string Code = """
            static double Half(double x, int n)
            {
                var sum = 0.0;
                for (var i = 0; i < n; i++)
                    sum += x / 2;
                return sum > 0 ? sum : -sum;
            }
            var list = new List<int> { 1, 2, 3 };
            int[] squares = [.. list.Where(n => n > 1).Select(n => n * n)];
            foreach (var n in squares)
                Console.WriteLine($"{n}: {Half(n, 2):0.00}");
            squares.Length
            """;
        var known = new[] { "System.Private.CoreLib", "System.Runtime", "System.Console", "System.Collections", "System.Linq" };
        var compilation = CSharpCompilation.CreateScriptCompilation(
            "Rehearsal", CSharpSyntaxTree.ParseText(SourceText.From(Code, Encoding.UTF8), Parsing, "rehearsal"),
            FrameworkReferences.All.Where(r => known.Contains(Path.GetFileNameWithoutExtension(r.FilePath))),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                usings: Usings[..^1],
                optimizationLevel: OptimizationLevel.Release,
                concurrentBuild: false,
                nullableContextOptions: NullableContextOptions.Annotations),
            previousScriptCompilation: null, typeof(object));
        compilation.Emit(Stream.Null, Stream.Null, options: Emitting);
    }

    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);
}
