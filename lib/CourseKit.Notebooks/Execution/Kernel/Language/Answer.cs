namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>The answer to a <see cref="Question"/>: one of these, or none where there is nothing to say.</summary>
internal sealed record Answer(
    CompletionList? Completion = null, Inspection? Inspection = null, SignatureHelp? Signature = null, Completeness? Completeness = null);
