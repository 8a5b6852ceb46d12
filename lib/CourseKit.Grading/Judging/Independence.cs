using CourseKit.Grading.Assignments;
using CourseKit.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Grading.Judging;

/// <summary>
/// Finds the exercises whose answers no other exercise uses: wrong answers of several such can be tried in one process, and none
/// changes what another is seen to do.
/// </summary>
internal static class Independence
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The ids of the exercises that stand for themselves.</summary>
    public static IReadOnlySet<string> Of(Assignment assignment)
    {
        var cells = assignment.Cells.Where(cell => cell.Cell.Language == Languages.CSharp)
            .Select(cell => (cell.Id, Names: Names(cell.Cell.Source))).ToList();
        return assignment.Exercises
            .Where(exercise =>
            {
                var declared = Answers(exercise).SelectMany(Declared).ToHashSet(StringComparer.Ordinal);
                return !cells.Any(cell => cell.Id != exercise.Id && cell.Names.Overlaps(declared));
            })
            .Select(exercise => exercise.Id)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Answers(Exercise exercise) => exercise.Wrong.Select(wrong => wrong.Source).Append(exercise.Solution);

    private static IEnumerable<string> Declared(string source)
        => CSharpSyntaxTree.ParseText(source, Script).GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax
                or FieldDeclarationSyntax or LocalDeclarationStatementSyntax or VariableDeclarationSyntax)
            .Select(node => node switch
            {
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                DelegateDeclarationSyntax type => type.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                _ => null,
            })
            .OfType<string>();

    // Comments too: a wrong answer stands in one.
    private static HashSet<string> Names(string source)
        => [.. source.Split(source.Where(letter => !char.IsLetterOrDigit(letter) && letter != '_').Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries)];
}
