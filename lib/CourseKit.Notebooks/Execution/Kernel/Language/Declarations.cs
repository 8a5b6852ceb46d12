using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>Writes a symbol as C# declares it.</summary>
internal static class Declarations
{
    private const SymbolDisplayMemberOptions Shortly = SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType;

    private static readonly SymbolDisplayFormat ShortForm = Form(SymbolDisplayTypeQualificationStyle.NameOnly, Shortly);

    private static readonly SymbolDisplayFormat LongForm = Form(
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        Shortly | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeModifiers);

    /// <summary>«Matrix Transposed()».</summary>
    public static string Short(ISymbol symbol) => symbol.ToDisplayString(ShortForm);

    /// <summary>«static Matrix Matrix.Of(double[,] values)».</summary>
    public static string Long(ISymbol symbol)
        => symbol.ContainingType is { IsScriptClass: true } || symbol is INamespaceSymbol ? Short(symbol) : symbol.ToDisplayString(LongForm);

    private static SymbolDisplayFormat Form(SymbolDisplayTypeQualificationStyle qualification, SymbolDisplayMemberOptions members) => new(
        typeQualificationStyle: qualification,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: members,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.InstanceMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
}
