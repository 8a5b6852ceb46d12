namespace CourseKit.SecondOrder.LineSearches;

/// <summary>Where a parabola or a cubic through what is known of φ has its minimum.</summary>
internal static class Interpolation
{
    /// <summary>The cubic with these values and slopes at a and b (Nocedal and Wright 3.59); NaN if it has no minimum.</summary>
    internal static double Cubic(LinePoint a, LinePoint b)
    {
        // Scaled by the larger slope, so that squares neither overflow nor vanish.
        var scale = Math.Max(Math.Abs(a.Slope), Math.Abs(b.Slope));
        var d = (a.Slope + b.Slope - (3 * (a.Value - b.Value) / (a.Step - b.Step))) / scale;
        var root = Math.CopySign(Math.Sqrt((d * d) - (a.Slope / scale * (b.Slope / scale))), b.Step - a.Step);
        return b.Step - ((b.Step - a.Step) * (((b.Slope / scale) + root - d) / (((b.Slope - a.Slope) / scale) + (2 * root))));
    }

    /// <summary>The parabola with value and slope at a, value at b.</summary>
    internal static double Quadratic(LinePoint a, LinePoint b)
    {
        var h = b.Step - a.Step;
        return a.Step - (a.Slope * h * h / (2 * (b.Value - a.Value - (a.Slope * h))));
    }

    /// <summary>The parabola with these slopes: where the line through them is 0.</summary>
    internal static double Secant(LinePoint a, LinePoint b) => a.Step - (a.Slope * (b.Step - a.Step) / (b.Slope - a.Slope));
}
