namespace CourseKit.Normalization;

/// <summary>How many lanes of a register are in use; a type, so that loops over whole registers are compiled without the question.</summary>
internal interface IWidth
{
    /// <summary>Whether all lanes are.</summary>
    static abstract bool Whole { get; }

    /// <summary>How many are, where not all.</summary>
    int Count { get; }
}
