namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>What can be asked about code that is being written.</summary>
internal enum Question
{
    /// <summary>What could stand at the cursor.</summary>
    Completion,

    /// <summary>What the name at the cursor means.</summary>
    Inspection,

    /// <summary>Which parameters the call around the cursor takes.</summary>
    Signature,

    /// <summary>Whether the code is whole.</summary>
    Completeness,
}
