namespace CourseKit.Data.Generation;

/// <summary>The writing styles of the ten digits, drawn by hand for this project.</summary>
internal static class WritingStyles
{
    private static readonly WritingStyle[][] Styles =
    [
        [ // 0: from the top, from the upper right, wide, narrow, with the pen crossing its start, slashed
            Style(30, "34,2 14,14 4,50 13,84 34,98 54,84 62,50 54,15 33,2 24,5"),
            Style(28, "48,8 28,3 9,26 4,62 18,93 40,97 58,74 62,40 52,12 36,3"),
            Style(16, "44,3 15,16 3,50 16,84 46,97 76,80 84,46 70,13 42,3"),
            Style(12, "26,2 11,20 6,52 11,84 23,98 35,84 41,50 37,18 25,2"),
            Style(12, "56,6 28,6 8,34 8,74 30,97 54,84 62,48 48,16 24,4 12,12"),
            Style(2, "32,2 10,20 4,52 14,86 34,98 56,84 64,50 54,16 34,2; 58,8 8,92"),
        ],
        [ // 1: a line, a bowed line, with a flag, with flag and base
            Style(50, "12,0 11,50 10,100"),
            Style(26, "14,0 9,34 8,68 12,100"),
            Style(16, "0,20 16,2! 15,50 14,100"),
            Style(8, "4,20 20,2! 20,50 20,97; 0,98 20,97 42,97"),
        ],
        [ // 2: sharp base, base with a loop, like a Z, swan neck, loop and curl
            Style(30, "5,22 22,3 48,8 52,30 34,60 4,96! 32,94 64,95"),
            Style(28, "8,18 28,2 52,11 51,36 32,66 12,91 2,84 13,74 32,86 50,96 66,90"),
            Style(14, "4,9 34,4 54,9 46,26 6,93! 34,91 62,92"),
            Style(18, "4,30 14,7 38,2 54,20 46,48 24,76 4,97! 24,89 44,97 66,90"),
            Style(10, "14,26 8,12 30,2 54,14 48,42 20,80 4,88 6,74 24,80 54,98"),
        ],
        [ // 3: notch, small loop at the waist, flat top, no notch, long tail
            Style(34, "6,14 28,2 50,14 44,36 20,48! 46,54 56,76 38,96 14,97 2,86"),
            Style(20, "6,12 30,2 50,16 40,38 22,47 17,41 30,42 53,60 50,86 26,98 2,90"),
            Style(12, "4,5 30,4 52,3! 24,42! 48,52 55,78 32,98 2,88"),
            Style(22, "8,8 34,2 50,18 38,40 24,46 46,57 54,80 34,97 4,94"),
            Style(12, "10,20 28,3 50,10 46,32 24,44! 46,48 50,70 34,92 0,100"),
        ],
        [ // 4: open, closed triangle, closed in one go, open and round, closed and round
            Style(32, "10,6 5,30 4,54! 30,54 62,50; 52,10 49,50 46,98"),
            Style(16, "46,2 24,34 2,64! 34,64 66,62; 47,3 45,50 44,98"),
            Style(12, "60,62 32,63 4,64! 24,32 45,2! 44,50 42,98"),
            Style(26, "8,8 4,36 18,53 42,46 56,6! 51,50 46,98"),
            Style(14, "54,6 30,22 6,50 14,58 38,52 62,46; 54,6 50,50 44,98"),
        ],
        [ // 5: two strokes, one stroke from the right, like an S, square
            Style(34, "18,5 14,26 12,44! 32,38 52,52 52,80 30,97 2,90; 17,5 38,5 62,2"),
            Style(30, "60,3 38,5 18,6! 12,44! 36,38 56,57 50,85 26,98 2,90"),
            Style(20, "56,4 26,8 15,26 26,41 47,54 50,76 30,96 2,92"),
            Style(16, "56,6 36,6 14,8! 10,46! 32,44 50,46 54,66 50,86 28,97 4,94"),
        ],
        [ // 6: curved, straight back, large loop, open loop
            Style(34, "46,2 22,26 6,60 14,90 36,98 53,82 46,61 26,59 9,74"),
            Style(24, "38,0 20,32 5,70 17,96 42,95 50,75 36,59 13,70"),
            Style(26, "54,4 26,14 6,46 8,82 34,98 58,84 56,63 34,55 10,68"),
            Style(16, "40,2 14,34 4,72 20,97 46,92 50,72 32,64 22,74 24,86"),
        ],
        [ // 7: plain, serif, barred, round shoulder, bent leg
            Style(32, "2,7 30,6 58,4! 40,42 26,98"),
            Style(16, "4,20 6,5! 32,5 58,4! 38,46 26,98"),
            Style(16, "2,7 30,6 58,4! 38,48 24,98; 16,50 34,48 54,46"),
            Style(22, "2,14 20,5 50,7 46,34 32,68 25,98"),
            Style(14, "4,16 14,4 34,9 60,3! 34,40 28,68 30,98"),
        ],
        [ // 8: an S closed upwards, two rings, open at the top, started at the waist
            Style(42, "50,12 28,2 11,18 26,42 50,62 50,88 26,98 6,82 14,60 40,42 52,20 48,9"),
            Style(16, "28,2 11,12 12,36 28,46 46,35 46,13 28,2; 28,46 7,60 6,87 28,98 51,87 50,61 28,46"),
            Style(24, "58,8 34,3 13,20 28,43 50,66 44,92 20,97 7,80 22,56 44,32 62,12"),
            Style(18, "28,48 10,28 22,4 44,8 46,28 28,48 10,68 10,90 30,98 48,86 46,64 26,46"),
        ],
        [ // 9: leg after a corner, hooked tail, straight leg, round and closed, small head
            Style(32, "50,16 28,4 7,22 12,45 35,44 52,18! 50,60 44,98"),
            Style(24, "50,14 26,4 8,24 18,46 42,38 52,13 54,50 46,86 26,98 6,92"),
            Style(20, "48,10 22,6 4,28 18,48 44,36 50,8! 48,50 46,98"),
            Style(16, "44,6 20,4 4,24 16,44 40,38 48,14 46,44 30,74 12,98"),
            Style(8, "40,10 22,4 10,16 18,32 38,28 44,10 44,50 40,98"),
        ],
    ];

    /// <summary>Chooses a style of a digit by the styles' weights.</summary>
    public static WritingStyle Choose(int digit, ref RepeatableStream random)
    {
        var styles = Styles[digit];
        var total = 0.0;
        foreach (var style in styles)
            total += style.Weight;
        var at = random.Uniform() * total;
        foreach (var style in styles)
        {
            at -= style.Weight;
            if (at < 0)
                return style;
        }

        return styles[^1];
    }

    private static WritingStyle Style(double weight, string path) => WritingStyle.Parse(weight, path);
}
