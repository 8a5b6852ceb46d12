namespace CourseKit.Data.Generation;

/// <summary>A point that the pen passes, in hundredths of the digit's height (y downwards).</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
/// <param name="Corner">The pen turns sharply here instead of running smoothly through.</param>
internal readonly record struct PenPoint(double X, double Y, bool Corner);
