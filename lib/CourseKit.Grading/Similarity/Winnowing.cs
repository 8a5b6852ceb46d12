using System.Numerics;

namespace CourseKit.Grading.Similarity;

/// <summary>Chooses fingerprints of a token sequence by winnowing.</summary>
/// <remarks>S. Schleimer, D. S. Wilkerson, A. Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003:
/// hash every run of <see cref="Length"/> tokens; of every <see cref="Window"/> hashes in a row keep the smallest, the
/// rightmost of equals. A stretch of Length + Window − 1 tokens that two documents share then always gives them a
/// fingerprint in common, and which one is chosen depends on nothing outside the stretch.</remarks>
internal static class Winnowing
{
    /// <summary>Tokens in a fingerprint: shorter stretches are everybody's.</summary>
    public const int Length = 14;

    /// <summary>Hashes of which one is kept.</summary>
    public const int Window = 7;

    /// <summary>The hash of every run of tokens; entry i begins at token i.</summary>
    public static ulong[] AllHashes(ReadOnlySpan<CodeToken> tokens)
    {
        if (tokens.Length < Length)
            return [];
        var hashes = new ulong[tokens.Length - Length + 1];
        for (var i = 0; i < hashes.Length; i++)
        {
            var hash = 14695981039346656037ul;
            foreach (var token in tokens.Slice(i, Length))
                hash = BitOperations.RotateLeft((hash ^ (uint)token.Code) * 0x9E3779B97F4A7C15ul, 29);
            hashes[i] = hash;
        }

        return hashes;
    }

    /// <summary>The places of the chosen hashes, in order.</summary>
    public static List<int> Select(ReadOnlySpan<ulong> hashes)
    {
        var chosen = new List<int>();
        var last = -1;
        for (var start = 0; start + Window <= hashes.Length || (start == 0 && hashes.Length > 0); start++)
        {
            var least = start;
            for (var i = start + 1; i < Math.Min(start + Window, hashes.Length); i++)
            {
                if (hashes[i] <= hashes[least])
                    least = i;
            }

            if (least > last)
                chosen.Add(last = least);
        }

        return chosen;
    }
}
