using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>A symbol's documentation as plain text: from the file beside its assembly, or the comment above it in a cell.</summary>
internal static class Documentation
{
    /// <summary>The text; empty when there is none.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="compilation">The code that uses it, which knows the files.</param>
    public static string Of(ISymbol symbol, CSharpCompilation compilation)
    {
        symbol = symbol is IMethodSymbol { ReducedFrom: { } whole } ? whole.OriginalDefinition : symbol.OriginalDefinition;
        if (symbol.DeclaringSyntaxReferences is [var reference, ..])
            return Comment(reference.GetSyntax());
        return Find(symbol, compilation, depth: 0) is { } entry ? Text(entry) : "";
    }

    private static XElement? Find(ISymbol symbol, CSharpCompilation compilation, int depth)
    {
        const int Generations = 5;
        if (depth > Generations || symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly is not { } assembly)
            return null;
        var entry = DocumentationFiles.Find(assembly.Name, File(assembly, compilation), id);
        return entry is not null && entry.Element("summary") is null && entry.Element("inheritdoc") is not null && Base(symbol) is { } above
            ? Find(above, compilation, depth + 1)
            : entry;
    }

    // References are given once, with the cell that brings them.
    private static string? File(IAssemblySymbol assembly, CSharpCompilation compilation)
    {
        for (var at = compilation; at is not null; at = at.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            if (at.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path })
                return path;
        }

        return null;
    }

    private static ISymbol? Base(ISymbol symbol)
        => symbol switch
        {
            IMethodSymbol { OverriddenMethod: { } method } => method,
            IPropertySymbol { OverriddenProperty: { } property } => property,
            INamedTypeSymbol type => type.BaseType,
            _ => symbol.ContainingType?.AllInterfaces.SelectMany(i => i.GetMembers(symbol.Name))
                .FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(m), symbol)),
        };

    private static string Comment(SyntaxNode declaration)
    {
        var whole = declaration.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax or StatementSyntax) ?? declaration;
        var lines = whole.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia))
            .Select(t => t.ToString().TrimStart('/').Trim());
        return string.Join('\n', lines);
    }

    private static string Text(XElement entry)
    {
        var text = new StringBuilder();
        Add("summary", "");
        foreach (var parameter in entry.Elements("param"))
            Append($"{parameter.Attribute("name")?.Value}: {Plain(parameter)}");
        Add("returns", "Returns: ");
        foreach (var exception in entry.Elements("exception"))
            Append($"{Name(exception.Attribute("cref")?.Value)}: {Plain(exception)}");
        Add("remarks", "");
        return text.ToString();

        void Add(string element, string title)
        {
            if (entry.Element(element) is { } found && Plain(found) is { Length: > 0 } words)
                Append(title + words);
        }

        void Append(string line) => text.Append(text.Length > 0 ? "\n" : "").Append(line);
    }

    private static string Plain(XElement element)
    {
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText words => words.Value,
            XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } link =>
                link.Value.Length > 0 ? link.Value
                    : Name((link.Attribute("cref") ?? link.Attribute("name") ?? link.Attribute("langword") ?? link.Attribute("href"))?.Value),
            XElement { Name.LocalName: "para" or "br" or "item" } part => "\n" + Plain(part) + "\n",
            XElement other => Plain(other),
            _ => "",
        }));
        return string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
    }

    // «M:CourseKit.Tensors.Matrix.Of(System.Double[])» → «Matrix.Of».
    private static string Name(string? reference)
    {
        if (reference is null || reference is not [_, ':', .. var full])
            return reference ?? "";
        var parts = full.Split('(')[0].Split('.');
        return reference[0] is 'T' or 'N' ? parts[^1].Split('`')[0] : string.Join('.', parts[^Math.Min(2, parts.Length)..]);
    }
}
