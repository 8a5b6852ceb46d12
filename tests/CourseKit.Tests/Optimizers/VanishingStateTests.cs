using CourseKit.Optimizers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Optimizers;

/// <summary>What an optimizer remembers of a gradient that was there once: less and less, and never a number too small to be quick.</summary>
public class VanishingStateTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllOptimizers.Table.Count)];

    [Theory]
    [MemberData(nameof(Places))]
    public void No_state_falls_below_the_smallest_normal_number(int place)
    {
        var optimizer = AllOptimizers.Table[place];
        foreach (var (precision, smallest) in new[] { (Precision.Single, 1.1754943508222875e-38), (Precision.Double, 2.2250738585072014e-308) })
        {
            // 37 parameters: whole registers of every width, and a rest.
            var parameters = Vector.Of(Enumerable.Repeat(1.0, 37).ToArray()).To(precision);
            var state = optimizer.Init(parameters);
            optimizer.Step(state, Vector.Of(Enumerable.Repeat(1e-15, 37).ToArray()).To(precision), parameters);
            var nothing = new Vector(37, precision);
            for (var t = 0; t < 8000; t++)
            {
                optimizer.Step(state, nothing, parameters);
                if (t % 50 == 0)
                    state.Vectors.SelectMany(slot => slot.Value.ToArray().Select(x => (slot.Key, x)))
                        .ShouldAllBe(entry => entry.x == 0 || Math.Abs(entry.x) >= smallest, $"{optimizer.Name}, {precision}, step {t}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_first_gradient_whose_square_is_below_it_leaves_nothing_of_that(int place)
    {
        // AMSGrad's largest r never shrinks: it can only begin there.
        var optimizer = AllOptimizers.Table[place];
        foreach (var (precision, gradient, smallest) in new[] { (Precision.Single, 1e-20, 1.1754943508222875e-38), (Precision.Double, 1e-155, 2.2250738585072014e-308) })
        {
            var parameters = Vector.Of(Enumerable.Repeat(1.0, 37).ToArray()).To(precision);
            var state = optimizer.Init(parameters);
            optimizer.Step(state, Vector.Of(Enumerable.Repeat(gradient, 37).ToArray()).To(precision), parameters);
            state.Vectors.SelectMany(slot => slot.Value.ToArray().Select(x => (slot.Key, x)))
                .ShouldAllBe(entry => entry.x == 0 || Math.Abs(entry.x) >= smallest, $"{optimizer.Name}, {precision}");
        }
    }

    [Fact]
    public void A_gradient_that_is_no_number_stays_seen()
    {
        var optimizer = new Adam();
        var parameters = new Vector(20, Precision.Single);
        var state = optimizer.Init(parameters);
        optimizer.Step(state, Vector.Of(Enumerable.Repeat(double.NaN, 20).ToArray()).To(Precision.Single), parameters);
        state.Vectors.Values.ShouldAllBe(slot => slot.ToArray().All(double.IsNaN));
    }
}
