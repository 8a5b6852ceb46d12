namespace CourseKit.Fuzz;

/// <summary>An input that a reader does not take as it must.</summary>
/// <param name="Kind">What went wrong and where: two findings of one kind have one cause, most likely.</param>
/// <param name="Input">The input.</param>
/// <param name="Detail">The exception, or the numbers.</param>
internal sealed record Finding(string Kind, byte[] Input, string Detail);
