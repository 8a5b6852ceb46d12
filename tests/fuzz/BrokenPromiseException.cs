namespace CourseKit.Fuzz;

/// <summary>Something was read, and what must hold of all that is read does not hold of it.</summary>
/// <param name="promise">What must hold.</param>
internal sealed class BrokenPromiseException(string promise) : Exception(promise);
