using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Execution.Kernel.Errors;

/// <summary>What to do about the compile errors that a beginner meets first, where the compiler says only what is wrong.</summary>
internal static class CompileAdvice
{
    /// <summary>A sentence to put behind the compiler's; empty where there is nothing to add.</summary>
    /// <param name="error">The error.</param>
    /// <param name="compilation">What it was found in.</param>
    public static string Of(Diagnostic error, CSharpCompilation compilation)
    {
        if (error.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
            return "";
        var node = tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        var model = compilation.GetSemanticModel(tree);
        return error.Id switch
        {
            "CS0103" => Meant(node, model, compilation),
            "CS0246" when node is SimpleNameSyntax name => Using(name.Identifier.ValueText, compilation),
            "CS0029" or "CS0266" => OfConversion(error, node, model),
            "CS0019" => OfArrays(node, model),
            "CS1061" or "CS0117" => Member(node, model),
            "CS1503" => OfArgument(node, model),
            "CS0161" or "CS1643" => "; each way through it must end in a return",
            "CS1513" => "; some { has no } of its own",
            _ => "",
        };
    }

    private static string Meant(SyntaxNode node, SemanticModel model, CSharpCompilation compilation)
    {
        if (node is not SimpleNameSyntax { Identifier.ValueText: { Length: > 3 } name })
            return "";
        var known = model.LookupSymbols(node.SpanStart).Where(symbol => symbol.CanBeReferencedByName).Select(symbol => symbol.Name)
            .Concat(SyntaxFacts.GetReservedKeywordKinds().Select(kind => SyntaxFacts.GetText(kind)));
        var usings = Using(name, compilation);
        return usings.Length > 0 ? usings : Suggestion.For(name, known.Distinct(), name.Length / 4) is { } meant ? $"; did you mean '{meant}'?" : "";
    }

    /// <summary>Names the namespace in which a library has a public type of that name.</summary>
    private static string Using(string name, CSharpCompilation compilation)
    {
        var found = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.TypeNames.Contains(name))
            .SelectMany(assembly => Spaces(assembly.GlobalNamespace, name))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return found switch
        {
            [] => "",
            [var one] => $"; write 'using {one};' above: it is in there",
            _ => $"; there is one in {string.Join(", ", found.Take(4))}: write 'using' and the right one above",
        };
    }

    private static IEnumerable<string> Spaces(INamespaceSymbol space, string name)
    {
        var here = !space.IsGlobalNamespace
            && space.GetTypeMembers(name).Any(type => type.DeclaredAccessibility == Accessibility.Public);
        var below = space.GetNamespaceMembers().SelectMany(inner => Spaces(inner, name));
        return here ? below.Prepend(space.ToDisplayString()) : below;
    }

    private static string Member(SyntaxNode node, SemanticModel model)
    {
        if (node is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name || access.Name != name
            || (model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol) is not { } type)
        {
            return "";
        }

        var members = model.LookupSymbols(node.SpanStart, type, includeReducedExtensionMethods: true)
            .Where(symbol => symbol.CanBeReferencedByName).Select(symbol => symbol.Name).Distinct();
        return Suggestion.For(name.Identifier.ValueText, members, 2) is { } meant ? $"; did you mean '{meant}'?" : "";
    }

    /// <summary>Says how the parameter's type is made of other things, where the library that declares it is the course's or a package's.</summary>
    private static string OfArgument(SyntaxNode node, SemanticModel model)
    {
        if (node.FirstAncestorOrSelf<ArgumentSyntax>() is not { NameColon: null, Parent: ArgumentListSyntax { Parent: { } call } list } argument
            || model.GetSymbolInfo(call).CandidateSymbols.OfType<IMethodSymbol>().FirstOrDefault() is not { } method
            || list.Arguments.IndexOf(argument) is var place && place >= method.Parameters.Length
            || method.Parameters[place].Type is not INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } wanted
            || wanted.ContainingNamespace is { } space && space.ToDisplayString().Split('.')[0] is "System")
        {
            return "";
        }

        var ways = wanted.InstanceConstructors
            .Where(way => way.DeclaredAccessibility == Accessibility.Public && way.Parameters.Length > 0 && !wanted.IsAbstract)
            .Select(way => $"new {wanted.Name}({string.Join(", ", way.Parameters.Select(part => part.Type.ToMinimalDisplayString(model, node.SpanStart) + " " + part.Name))})")
            .Take(2).ToList();
        return ways.Count == 0 ? "" : $"; one is made by {string.Join(" or ", ways)}";
    }

    private static string OfConversion(Diagnostic error, SyntaxNode node, SemanticModel model)
    {
        if (node is not ExpressionSyntax value || model.GetTypeInfo(value) is not { Type: { } from, ConvertedType: { } to })
            return "";
        if (to is IArrayTypeSymbol)
        {
            var makes = model.LookupSymbols(value.SpanStart, from, nameof(Enumerable.ToArray), includeReducedExtensionMethods: true);
            return makes.IsEmpty ? "" : ": .ToArray() makes an array of it";
        }

        if (to is INamedTypeSymbol { IsTupleType: true } tuple && !from.IsTupleType)
            return $"; several values go together in parentheses: ({string.Join(", ", tuple.TupleElements.Select(part => part.Name))})";
        return error.Id == "CS0266" && from.SpecialType is SpecialType.System_Double && to.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
            ? " A cast drops the fraction; if it counts, the variable must be a double."
            : "";
    }

    private static string OfArrays(SyntaxNode node, SemanticModel model)
        => node is BinaryExpressionSyntax sum
            && (model.GetTypeInfo(sum.Left).Type is IArrayTypeSymbol || model.GetTypeInfo(sum.Right).Type is IArrayTypeSymbol)
            ? ": arrays have no arithmetic; compute number by number, with a loop or .Select(v => …).ToArray()"
            : "";
}
