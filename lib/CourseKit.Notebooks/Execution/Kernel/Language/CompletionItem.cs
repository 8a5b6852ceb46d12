namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>A name that could stand at the cursor.</summary>
/// <param name="Text">The name.</param>
/// <param name="Kind">What it names: method, property, class, keyword, …</param>
/// <param name="Signature">Its type or parameters; may be empty.</param>
internal sealed record CompletionItem(string Text, string Kind, string Signature);
