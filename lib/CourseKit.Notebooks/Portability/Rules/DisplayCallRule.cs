using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>Values are shown by <c>x.Display()</c> or as a cell's last expression.</summary>
public sealed class DisplayCallRule() : CSharpRule(
    "display-call", "Values are shown by x.Display() or as the last expression: not every host has display(x).",
    "write x.Display()")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
        => from call in cell.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
           where call.Expression is SimpleNameSyntax { Identifier.ValueText: "display" }
           select At(cell, call, "display(…) is called");
}
