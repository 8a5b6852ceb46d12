namespace CourseKit.Training;

/// <summary>What a look at a network before training found.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Wanted">What should come out.</param>
/// <param name="Got">What came out.</param>
/// <param name="Passed">Whether it is as it should be.</param>
/// <param name="Advice">What to look for where it is not; empty where it is.</param>
public sealed record SanityCheck(string Name, string Wanted, string Got, bool Passed, string Advice);
