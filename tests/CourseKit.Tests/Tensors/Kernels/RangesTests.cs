using CourseKit.Activations;
using CourseKit.Optimizers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

/// <summary>Loops that are shared over threads, or end in a few numbers more, give what a plain loop gives.</summary>
[Collection(nameof(Compute))]
public class RangesTests
{
    // Long enough for two threads.
    private static readonly Vector Start = new RandomStream(5).NormalVector(70_003, precision: Precision.Single);
    private static readonly Vector Gradient = new RandomStream(6).NormalVector(70_003, precision: Precision.Single);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(129)]
    public void Each_number_is_done_once(int length)
    {
        foreach (var threads in new[] { 1, 2, 3, 7 })
        {
            using (Threads.Of(threads))
            {
                var counts = new int[length];
                Ranges.Run(new Counting(counts), length, 1);
                counts.ShouldAllBe(count => count == 1);
            }
        }
    }

    [Fact]
    public void An_optimizer_takes_the_same_steps_on_one_thread_and_on_two()
    {
        foreach (var optimizer in AllOptimizers.Table)
        {
            var one = Path(optimizer, 1);
            Path(optimizer, 2).ShouldBe(one, optimizer.Name);
        }
    }

    [Fact]
    public void An_activation_gives_the_same_on_any_number_of_threads_and_wherever_a_number_stands()
    {
        var z = new RandomStream(3).Normal(101, 677, 0, 3, Precision.Single);
        foreach (var activation in new Activation[] { new ReLU(), new Tanh(), new GELU(), new SELU() })
        {
            Matrix one, slopes;
            using (Threads.Of(1))
                (one, slopes) = (activation.Apply(z), activation.Backward(z, activation.Apply(z), z));
            using (Threads.Of(2))
            {
                activation.Apply(z).ShouldBe(one);
                activation.Backward(z, one, z).ShouldBe(slopes);
                activation.Apply(z.Row(77)).ShouldBe(one.Row(77));
            }
        }
    }

    [Fact]
    public void Sums_of_matrices_are_the_same_on_any_number_of_threads()
    {
        var (a, b) = (new RandomStream(3).Normal(301, 1003), new RandomStream(4).Normal(301, 1003));
        using (Threads.Of(2))
        {
            var (sum, scaled) = (a + b, 3 / a);
            for (var i = 0; i < 301; i += 7)
            {
                for (var j = 0; j < 1003; j += 11)
                {
                    sum[i, j].ShouldBe(a[i, j] + b[i, j]);
                    scaled[i, j].ShouldBe(3 / a[i, j]);
                }
            }
        }
    }

    private static Vector Path(Optimizer optimizer, int threads)
    {
        using var _ = Threads.Of(threads);
        var (parameters, gradient) = (Start.Copy(), Gradient.Copy());
        var state = optimizer.Init(parameters);
        for (var t = 0; t < 3; t++)
        {
            optimizer.Step(state, parameters, gradient);
            gradient *= -0.7;
        }

        return parameters;
    }

    private readonly struct Counting(int[] counts) : IRange
    {
        public void Run(int from, int to)
        {
            for (var i = from; i < to; i++)
                Interlocked.Increment(ref counts[i]);
        }
    }
}
