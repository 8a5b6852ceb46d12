namespace CourseKit.SecondOrder.LineSearches;

/// <summary>A line search's result.</summary>
/// <param name="Status">What it came to.</param>
/// <param name="Point">The point found; null unless the status is <see cref="LineSearchStatus.Found"/> or <see cref="LineSearchStatus.DecreaseOnly"/>.</param>
public sealed record LineSearchResult(LineSearchStatus Status, LinePoint? Point);
