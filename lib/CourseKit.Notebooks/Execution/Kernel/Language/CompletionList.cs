namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>What could stand in place of a piece of the code.</summary>
/// <param name="Start">Where the piece begins.</param>
/// <param name="End">Where it ends: the cursor.</param>
/// <param name="Items">The names, likely ones first.</param>
internal sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items);
