namespace CourseKit.Notebooks;

/// <summary>The outcome of executing a cell.</summary>
public enum CellStatus
{
    /// <summary>The cell ran to its end.</summary>
    Succeeded,

    /// <summary>The cell did not compile, threw, or ended its process.</summary>
    Failed,

    /// <summary>The cell was passed over for the stated reason (a missing package, a language without a kernel).</summary>
    PassedOver,

    /// <summary>An earlier cell failed, so that this one was not reached.</summary>
    NotReached,
}
