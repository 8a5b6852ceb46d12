namespace CourseKit.Data.Generation;

/// <summary>The exponential with the same bits everywhere: the platforms' own differ in the last place.</summary>
internal static class RepeatableMath
{
    /// <summary>e^x by a Taylor polynomial at x / 2¹⁰, squared ten times; relative error below 10⁻¹² for |x| ≤ 30.</summary>
    public static double Exp(double x)
    {
        var small = x / 1024;
        var sum = 1.0;
        for (var k = 12; k > 0; k--)
            sum = 1 + (small / k * sum);
        for (var k = 0; k < 10; k++)
            sum *= sum;
        return sum;
    }
}
