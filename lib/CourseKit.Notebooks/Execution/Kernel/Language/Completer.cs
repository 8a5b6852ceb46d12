using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>Finds the names that could stand at a place.</summary>
internal static class Completer
{
    private const int Most = 500;

    /// <summary>The names, those in the written case and of the notebook's own first.</summary>
    /// <param name="draft">The code, with a name at the place.</param>
    /// <param name="place">Where the name begins.</param>
    /// <param name="beginning">What is written of it.</param>
    public static IReadOnlyList<CompletionItem> Find(Draft draft, int place, string beginning)
    {
        if (draft.IsText(place))
            return [];
        var name = draft.Root.FindToken(place).Parent;
        var symbols = Symbols(draft, place, name, out var isMember)
            .Where(s => s.CanBeReferencedByName && s.Name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && !IsHidden(s))
            .GroupBy(s => s.Name, StringComparer.Ordinal)
            .Select(group => (Symbol: group.First(), Count: group.Count()))
            .OrderByDescending(s => s.Symbol.Name.StartsWith(beginning, StringComparison.Ordinal))
            .ThenByDescending(s => !isMember && IsOwn(s.Symbol))
            .ThenBy(s => s.Symbol.Name, StringComparer.OrdinalIgnoreCase)
            .Take(Most)
            .Select(s => new CompletionItem(s.Symbol.Name, Kind(s.Symbol), Signature(s.Symbol, s.Count)))
            .ToList();
        if (!isMember && beginning.Length > 0)
            symbols.AddRange(Keywords(beginning));
        return symbols;
    }

    private static IEnumerable<ISymbol> Symbols(Draft draft, int place, SyntaxNode? name, out bool isMember)
    {
        isMember = true;
        switch (name?.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Name == name:
                return Members(draft, place, access.Expression);
            case MemberBindingExpressionSyntax { Parent: var holder } when Conditional(holder) is { } condition:
                var value = draft.Model.GetTypeInfo(condition.Expression).Type;
                if (value is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
                    value = nullable.TypeArguments[0];
                return value is null ? [] : OfValue(draft, place, value);
            case QualifiedNameSyntax qualified when qualified.Right == name:
                return draft.Model.GetSymbolInfo(qualified.Left).Symbol is INamespaceOrTypeSymbol container
                    ? draft.Model.LookupNamespacesAndTypes(place, container)
                    : Members(draft, place, qualified.Left);
            default:
                isMember = false;
                return name?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null
                    ? draft.Model.LookupNamespacesAndTypes(place)
                    : draft.Model.LookupSymbols(place);
        }
    }

    private static ConditionalAccessExpressionSyntax? Conditional(SyntaxNode? node)
        => node?.AncestorsAndSelf().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault();

    private static IEnumerable<ISymbol> Members(Draft draft, int place, ExpressionSyntax expression)
    {
        var info = draft.Model.GetSymbolInfo(expression);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (symbol is INamespaceSymbol space)
            return draft.Model.LookupNamespacesAndTypes(place, space);
        if (symbol is INamedTypeSymbol named)
            return draft.Model.LookupStaticMembers(place, named);
        return draft.Model.GetTypeInfo(expression).Type is { TypeKind: not TypeKind.Error } type ? OfValue(draft, place, type) : [];
    }

    private static IEnumerable<ISymbol> OfValue(Draft draft, int place, ITypeSymbol type)
        => draft.Model.LookupSymbols(place, type, includeReducedExtensionMethods: true)
            .Where(s => s is not ITypeSymbol && (!s.IsStatic || s is IMethodSymbol { ReducedFrom: not null }));

    private static bool IsHidden(ISymbol symbol)
        => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == "EditorBrowsableAttribute"
            && a.ConstructorArguments is [{ Value: int and 1 }]);

    private static bool IsOwn(ISymbol symbol)
        => symbol is ILocalSymbol or IParameterSymbol || symbol.ContainingType is { IsScriptClass: true };

    private static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol => "variable",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enum member",
        IFieldSymbol => "field",
        IParameterSymbol => "parameter",
        IEventSymbol => "event",
        INamespaceSymbol => "namespace",
        INamedTypeSymbol type => type.TypeKind.ToString().ToLowerInvariant(),
        _ => "name",
    };

    private static string Signature(ISymbol symbol, int count)
    {
        if (symbol is INamespaceSymbol or INamedTypeSymbol)
            return "";
        var text = Declarations.Short(symbol);
        return count > 1 ? $"{text} (+ {(count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)})" : text;
    }

    private static IEnumerable<CompletionItem> Keywords(string beginning)
        => SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText)
            .Where(k => k.StartsWith(beginning, StringComparison.Ordinal) && char.IsAsciiLetterLower(k[0]) && !k.StartsWith("__", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(k => new CompletionItem(k, "keyword", ""));
}
