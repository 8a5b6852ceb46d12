using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>Tells what the name at a place means; between a call's parentheses, what is called.</summary>
internal static class Inspector
{
    private const int Most = 12;

    public static Inspection? Inspect(Draft draft, int place)
    {
        var symbols = At(draft, place);
        if (symbols.Count == 0 && draft.CallAt(place) is { } call)
            symbols = draft.Candidates(call);
        if (symbols.Count == 0)
            return null;
        List<string> lines = [.. symbols.Take(Most).Select(Declarations.Long).Distinct(StringComparer.Ordinal)];
        if (symbols.Count > Most)
            lines.Add(FormattableString.Invariant($"… and {symbols.Count - Most} more"));
        var documentation = symbols.Take(Most).Select(s => Documentation.Of(s, draft.Compilation)).FirstOrDefault(d => d.Length > 0) ?? "";
        return new Inspection(lines, documentation);
    }

    private static IReadOnlyList<ISymbol> At(Draft draft, int place)
    {
        if (draft.IsText(place) || draft.NameAt(place)?.Parent is not { } node)
            return [];
        if (draft.Model.GetDeclaredSymbol(node) is { } declared)
            return [declared];
        var info = draft.Model.GetSymbolInfo(node);
        var found = info.Symbol;

        // A class's name after new means the constructor that is called, whose documentation says more.
        if (found is INamedTypeSymbol && node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node
            && draft.Model.GetSymbolInfo(creation).Symbol is { } constructor)
            return [found, constructor];
        if (found is not null)
            return [found];
        if (info.CandidateSymbols.Length > 0)
            return info.CandidateSymbols;
        return draft.Model.GetTypeInfo(node).Type is { TypeKind: not TypeKind.Error } type ? [type] : [];
    }
}
