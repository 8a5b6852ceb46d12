using System.Diagnostics;
using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Benchmarks;

/// <summary>The library's half of products.py: times one product after another, as the script asks for them on standard input.</summary>
internal static class ProductComparison
{
    /// <summary>Answers lines of "rows inner columns transposeA transposeB precision threads seconds" with microseconds a product, and "probe" with nanoseconds a hand-over between two threads.</summary>
    internal static void Answer()
    {
        while (Console.ReadLine() is { } line)
        {
            var answer = line == "probe" ? Probe() : Time(line.Split(' '));
            Console.WriteLine(answer.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static double Time(string[] words)
    {
        var (rows, inner, columns) = (Whole(words[0]), Whole(words[1]), Whole(words[2]));
        var (transposeA, transposeB) = (words[3] == "T", words[4] == "T");
        var precision = words[5] == "float32" ? Precision.Single : Precision.Double;
        Compute.Threads = Whole(words[6]);
        var random = new RandomStream(1);
        var a = transposeA ? random.Normal(inner, rows, precision: precision) : random.Normal(rows, inner, precision: precision);
        var b = transposeB ? random.Normal(columns, inner, precision: precision) : random.Normal(inner, columns, precision: precision);
        var result = new Matrix(rows, columns, precision);
        Action product = precision == Precision.Single
            ? () => Matrix.Multiply<float>(a, transposeA, b, transposeB, result)
            : () => Matrix.Multiply<double>(a, transposeA, b, transposeB, result);
        var seconds = double.Parse(words[7], CultureInfo.InvariantCulture);
        Median(product, seconds / 2);
        return Median(product, seconds);
    }

    private static double Median(Action product, double seconds)
    {
        var times = new List<double>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds || times.Count < 3;)
        {
            var start = Stopwatch.GetTimestamp();
            product();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    // How long a word takes from one core to the other and back: the two-core probe.
    private static double Probe()
    {
        const int Rounds = 2000;
        var turn = 0;
        var other = new Thread(() =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                while (Volatile.Read(ref turn) != (2 * i) + 1)
                {
                }

                Volatile.Write(ref turn, (2 * i) + 2);
            }
        });
        other.Start();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Rounds; i++)
        {
            Volatile.Write(ref turn, (2 * i) + 1);
            while (Volatile.Read(ref turn) != (2 * i) + 2)
            {
            }
        }

        var nanoseconds = clock.Elapsed.TotalNanoseconds / Rounds;
        other.Join();
        return nanoseconds;
    }

    private static int Whole(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
