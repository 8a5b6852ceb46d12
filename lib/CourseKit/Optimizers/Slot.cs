namespace CourseKit.Optimizers;

/// <summary>Something that an optimizer remembers from step to step.</summary>
/// <param name="Name">The lecture's symbol, under which it is stored.</param>
/// <param name="Start">What it is before the first step.</param>
internal sealed record Slot(string Name, double Start = 0)
{
    /// <summary>v, the mean gradient or the velocity.</summary>
    public static readonly IReadOnlyList<Slot> V = [new("v")];

    /// <summary>r, the sum or mean of squared gradients.</summary>
    public static readonly IReadOnlyList<Slot> R = [new("r")];

    /// <summary>v and r.</summary>
    public static readonly IReadOnlyList<Slot> VR = [.. V, .. R];
}
