namespace CourseKit.Fuzz;

/// <summary>Makes the input of a finding shorter while the finding stays the same.</summary>
internal static class Minimizer
{
    private const int MostTries = 4_000;

    /// <summary>The shorter finding.</summary>
    /// <remarks>Cuts out pieces, halves first, then ever smaller ones (Zeller's delta debugging without its complements).</remarks>
    public static Finding Shorten(Finding finding, Func<byte[], Finding?> attempt)
    {
        var tries = 0;
        for (var piece = finding.Input.Length / 2; piece > 0; piece /= 2)
        {
            for (var at = 0; at + piece <= finding.Input.Length && tries++ < MostTries;)
            {
                byte[] shorter = [.. finding.Input[..at], .. finding.Input[(at + piece)..]];
                if (attempt(shorter) is { } same && same.Kind == finding.Kind)
                    finding = same;
                else
                    at += piece;
            }
        }

        return finding;
    }
}
