namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>The methods that the call around the cursor could mean.</summary>
/// <param name="Signatures">The methods.</param>
/// <param name="Active">The one that fits what is written.</param>
/// <param name="Parameter">The argument in which the cursor stands, from 0.</param>
internal sealed record SignatureHelp(IReadOnlyList<SignatureItem> Signatures, int Active, int Parameter);
