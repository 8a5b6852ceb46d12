using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Benchmarks;

/// <summary>How well two cores work together at the moment: what to hold beside every time measured on two threads.</summary>
internal static class CoreProbe
{
    private const int Trips = 20_000;
    private const int Repetitions = 15;

    private static int _ball;

    /// <summary>Writes one line of JSON: the round trip of a cache line in ns, two threads' throughput over one's, and what the machine is.</summary>
    internal static void Print()
    {
        var trip = Median(RoundTrip);
        var ratio = Median(() => 2 * Seconds(1) / Seconds(2));
        var vectors = Vector512.IsHardwareAccelerated ? "Vector512" : Vector256.IsHardwareAccelerated ? "Vector256" : "Vector128";
        var sets = string.Join(", ", new[] { ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported), ("AVX-512F", Avx512F.IsSupported) }.Where(set => set.Item2).Select(set => set.Item1));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"roundTrip": {{trip:F1}}, "throughput": {{ratio:F3}}, "runtime": "{{Environment.Version}}", "widest": "{{vectors}}", "sets": "{{sets}}", "cores": {{Environment.ProcessorCount}}}"""));
    }

    // A thread writes odd numbers and waits for even ones, the other the reverse: nothing but a cache line moving to and fro.
    private static double RoundTrip()
    {
        _ball = 0;
        var other = new Thread(() =>
        {
            for (var i = 1; i < 2 * Trips; i += 2)
            {
                Await(i);
                Volatile.Write(ref _ball, i + 1);
            }
        });
        other.Start();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 2 * Trips; i += 2)
        {
            Volatile.Write(ref _ball, i + 1);
            Await(i + 2);
        }

        other.Join();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Trips;
    }

    // Where there is one core only, spinning would wait for a thread that cannot run.
    private static void Await(int value)
    {
        for (var spins = 0; Volatile.Read(ref _ball) != value; spins++)
        {
            if (spins > 10_000)
                Thread.Yield();
        }
    }

    // Each thread does the same multiplications and additions in registers: two should take as long as one.
    private static double Seconds(int threads)
    {
        var others = Enumerable.Range(1, threads - 1).Select(_ => new Thread(() => Work())).ToList();
        var start = Stopwatch.GetTimestamp();
        others.ForEach(thread => thread.Start());
        Work();
        others.ForEach(thread => thread.Join());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static float Work()
    {
        var (a, b, c, d, scale) = (Vector<float>.One, Vector<float>.One, Vector<float>.One, Vector<float>.One, new Vector<float>(0.5f));
        for (var i = 0; i < 4_000_000; i++)
        {
            a = (a * scale) + Vector<float>.One;
            b = (b * scale) + Vector<float>.One;
            c = (c * scale) + Vector<float>.One;
            d = (d * scale) + Vector<float>.One;
        }

        return Vector.Sum(a + b + c + d);
    }

    private static double Median(Func<double> measure)
    {
        measure();
        return Enumerable.Range(0, Repetitions).Select(_ => measure()).Order().ElementAt(Repetitions / 2);
    }
}
