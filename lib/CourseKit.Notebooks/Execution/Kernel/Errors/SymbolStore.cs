using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CourseKit.Notebooks.Execution.Kernel.Interaction;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Execution.Kernel.Errors;

/// <summary>
/// Finds the lines that an exception can have come from where the runtime knows none: in optimized code all range checks
/// of a method jump to one place that belongs to no line. The method's sequence points and the text tell the lines that
/// index at all; often it is one.
/// </summary>
internal sealed class SymbolStore
{
    private readonly ConditionalWeakTable<Assembly, byte[]> _symbols = [];
    private readonly ConcurrentDictionary<string, PolledCode> _polled = new(StringComparer.Ordinal);

    /// <summary>Keeps a cell's symbols.</summary>
    public void Add(Assembly assembly, byte[] portableSymbols) => _symbols.Add(assembly, portableSymbols);

    /// <summary>Notes that a document was compiled with polls in it.</summary>
    public void Add(string document, PolledCode code) => _polled[document] = code;

    /// <summary>Where in the code as written a place of the compiled code is.</summary>
    public (int Line, int Column) Written(string document, int line, int column)
        => _polled.TryGetValue(document, out var code) ? code.Written(line, column) : (line, column);

    /// <summary>The document and the possible lines, in order; null for a method that is not the notebook's.</summary>
    public (string Document, IReadOnlyList<int> Lines)? Candidates(MethodBase method, CellPlaces places)
    {
        if (!_symbols.TryGetValue(method.Module.Assembly, out var bytes))
            return null;
        using var provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableCollectionsMarshal.AsImmutableArray(bytes));
        var reader = provider.GetMetadataReader();
        var handle = MetadataTokens.MethodDefinitionHandle(method.MetadataToken);
        var points = reader.GetMethodDebugInformation(handle).GetSequencePoints().Where(p => !p.IsHidden).ToList();
        if (points.Count == 0)
            return null;
        var document = reader.GetString(reader.GetDocument(points[0].Document).Name);
        if (places.Find(document) is not { } source)
            return null;

        var text = string.Join('\n', source.Lines);
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script)).GetRoot();
        var lines = root.DescendantNodes()
            .Where(n => n is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or CheckedExpressionSyntax)
            .Select(n => n.GetLocation().GetLineSpan().StartLinePosition.Line + 1)
            .Where(line => points.Exists(p => p.StartLine <= line && line <= p.EndLine))
            .Distinct().Order().ToList();
        return (document, lines.Count > 0 ? lines : [points.Min(p => p.StartLine)]);
    }
}
