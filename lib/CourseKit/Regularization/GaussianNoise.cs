using System.Globalization;
using System.Text;
using CourseKit.Display;
using CourseKit.Layers;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>Noise: in training a normally distributed number is added to each unit; in prediction nothing is.</summary>
/// <remarks>
/// o = z + σn, n ~ N(0, 1), drawn anew for each unit, example and step. As a network's first layer it is input noise (which for a
/// linear model and squared errors acts as an L2 penalty of strength σ²; Bishop 1995), behind a hidden layer hidden-unit
/// noise. The gradient passes unchanged.
/// </remarks>
/// <param name="Deviation">σ, in [0, ∞), in the units' own scale.</param>
public sealed record GaussianNoise(double Deviation) : Layer
{
    /// <summary>σ, in [0, ∞), in the units' own scale.</summary>
    public double Deviation { get; init => field = Within.NotNegative(value, nameof(Deviation)); } = Within.NotNegative(Deviation, nameof(Deviation));

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"Noise {Deviation}");

    /// <inheritdoc/>
    public override string Formula => "training: o = z + σn, n ~ N(0, 1); prediction: o = z";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass)
    {
        Span<T> z = pass.Input.AsSpan<T>(), o = pass.Output.AsSpan<T>();
        if (!pass.Training || Deviation == 0)
        {
            z.CopyTo(o);
            return;
        }

        for (var i = 0; i < z.Length; i++)
            o[i] = z[i] + T.CreateTruncating(pass.Random.NextNormal(0, Deviation));
    }

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
        if (pass.InputGradient is { } inputGradient)
            pass.OutputGradient.AsSpan<T>().CopyTo(inputGradient.AsSpan<T>());
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
