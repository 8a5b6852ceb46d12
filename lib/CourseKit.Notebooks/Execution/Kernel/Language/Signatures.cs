using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>Finds the methods that the call around a place could mean.</summary>
internal static class Signatures
{
    public static SignatureHelp? Find(Draft draft, int place)
    {
        if (draft.CallAt(place) is not { } call || draft.Candidates(call) is not { Count: > 0 } candidates)
            return null;
        var parameter = call.Arguments.GetSeparators().Count(comma => comma.SpanStart < place);
        var meant = draft.Model.GetSymbolInfo(call.Parent!).Symbol;
        var all = candidates.ToList();
        var active = all.FindIndex(c => SymbolEqualityComparer.Default.Equals(c, meant));
        if (active < 0)
            active = Math.Max(0, all.FindIndex(c => Parameters(c).Length > parameter));
        return new SignatureHelp(
            [.. candidates.Select(c => new SignatureItem(
                Declarations.Long(c), Documentation.Of(c, draft.Compilation), [.. Parameters(c).Select(p => p.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))]))],
            active, parameter);
    }

    private static System.Collections.Immutable.ImmutableArray<IParameterSymbol> Parameters(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };
}
