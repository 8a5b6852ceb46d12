using System.Text.Json;
using CourseKit.Activations;
using CourseKit.Tensors;

namespace CourseKit.Tests.Activations;

/// <summary>Values and derivatives against PyTorch and SciPy (tests/golden/activations.py).</summary>
public class ActivationGoldenTests
{
    private static readonly JsonElement Golden = GoldenNumbers.Read("activations.json");

    public static TheoryData<string> Names => [.. Golden.GetProperty("curves").EnumerateObject().Select(curve => curve.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_and_derivative_agree(string name)
    {
        var activation = name == "ELU 0.5" ? new ELU(0.5) : AllActivations.Table.First(one => one.Name == name);
        var golden = Golden.GetProperty("curves").GetProperty(name);
        var z = Golden.Vector("z");
        var (value, slope) = (golden.Vector("value"), golden.Vector("slope"));
        var o = activation.Apply(z);
        for (var i = 0; i < z.Length; i++)
        {
            o[i].ShouldBe(value[i], (2e-13 * Math.Abs(value[i])) + 1e-300, $"{name} at {z[i]:R}");

            // PyTorch computes 1 − tanh² and σ(1 − σ), whose tails are lost; ours are not, so the comparison is absolute.
            activation.Derivative(z[i]).ShouldBe(slope[i], (2e-13 * Math.Abs(slope[i])) + 4e-16, $"{name}' at {z[i]:R}");
        }
    }

    [Fact]
    public void Every_activation_of_one_number_has_golden_values()
        => AllActivations.Table.Where(one => one.Pieces == 1).Select(one => one.Name).Except(Golden.GetProperty("curves").EnumerateObject().Select(curve => curve.Name)).ShouldBeEmpty();

    [Fact]
    public void PReLU_with_an_alpha_for_each_unit_agrees_with_PyTorch()
    {
        var golden = Golden.GetProperty("prelu");
        Matrix input = golden.Matrix("input"), gradient = golden.Matrix("outputGradient"), result = Matrix.Zeros(6, 4);
        var alpha = golden.Vector("alpha");
        PReLU.Apply(alpha, input, result);
        result.IsCloseTo(golden.Matrix("output"), 1e-15).ShouldBeTrue();
        PReLU.Backward(alpha, input, gradient, result);
        result.IsCloseTo(golden.Matrix("inputGradient"), 1e-15).ShouldBeTrue();
        var alphaGradient = Vector.Zeros(4);
        PReLU.AddAlphaGradient(input, gradient, alphaGradient);
        alphaGradient.IsCloseTo(golden.Vector("alphaGradient"), 1e-14).ShouldBeTrue();
        new PReLU().AlphaGradient(input, gradient).ShouldBe(golden.GetProperty("sharedAlphaGradient")[0].GetDouble(), 1e-13);
        PReLU.Apply([0.25], input, result);
        result.ShouldBe(new PReLU(0.25).Apply(input));
    }

    [Fact]
    public void Maxout_agrees_with_PyTorch()
    {
        var golden = Golden.GetProperty("maxout");
        var input = golden.Matrix("input");
        var output = new Maxout().Apply(input);
        output.ShouldBe(golden.Matrix("output"));
        new Maxout().Backward(input, output, golden.Matrix("outputGradient")).ShouldBe(golden.Matrix("inputGradient"));
    }
}
