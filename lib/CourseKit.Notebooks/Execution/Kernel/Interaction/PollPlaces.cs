namespace CourseKit.Notebooks.Execution.Kernel.Interaction;

/// <summary>Where in a cell's code <see cref="InterruptPoints"/> writes polls.</summary>
internal enum PollPlaces
{
    /// <summary>Nowhere.</summary>
    Nowhere,

    /// <summary>Wherever code can go on for long, but for loops that only count and compute: those end soon, and a poll would
    /// cost them much of their speed.</summary>
    OutsideTightLoops,

    /// <summary>Wherever code can go on.</summary>
    Everywhere,
}
