namespace CourseKit.Tensors;

/// <summary>Where a <see cref="RandomStream"/> stands: store it to go on later with the very same numbers.</summary>
/// <param name="S0">First word of the generator's state.</param>
/// <param name="S1">Second word.</param>
/// <param name="S2">Third word.</param>
/// <param name="S3">Fourth word; not all four may be 0.</param>
public readonly record struct RandomState(ulong S0, ulong S1, ulong S2, ulong S3);
