using System.Text;
using CourseKit.Display;
using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A single neuron o = σ(w·x + b): small enough to see what a loss does to its learning.</summary>
/// <remarks>
/// With the mean squared error its gradient is −(y − o) x σ'(z), −(y − o) σ'(z) (5.3): almost 0 when the neuron is saturated, however wrong it is.
/// With cross-entropy σ' cancels: x (o − y), o − y (5.5), for natural logarithms; times 1/ln 2 with log₂.
/// </remarks>
/// <param name="Weights">w, one number an input.</param>
/// <param name="Bias">b.</param>
public sealed record SigmoidNeuron(Vector Weights, double Bias)
{
    /// <summary>A neuron with one input.</summary>
    /// <param name="weight">w.</param>
    /// <param name="bias">b.</param>
    public SigmoidNeuron(double weight, double bias)
        : this(Vector.Of(weight), bias)
    {
    }

    /// <summary>w of the first (often only) input.</summary>
    public double Weight => Weights[0];

    /// <summary>The output o = σ(w·x + b).</summary>
    public double Output(Vector x) => Sigmoid.At(Score(x));

    /// <summary>The output of a neuron with one input.</summary>
    public double Output(double x) => Output(Vector.Of(x));

    /// <summary>Loss and gradient at one example.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The truth: 0 or 1.</param>
    /// <param name="loss">The loss of the output o: <see cref="MeanSquaredError"/>, <see cref="BinaryCrossEntropy"/> (whose σ' is cancelled exactly), …</param>
    public NeuronGradient Evaluate(Vector x, double y, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(loss);
        var z = Score(x);
        Loss ofScore = loss switch
        {
            BinaryCrossEntropy crossEntropy => new SigmoidCrossEntropy(crossEntropy.Base),
            SigmoidCrossEntropy or ActivatedLoss => loss,
            _ => loss.After(OutputActivation.Sigmoid),
        };
        var (error, slope) = ofScore.Evaluate(z, y);
        return new NeuronGradient(error, Sigmoid.At(z), x * slope, slope);
    }

    /// <summary>Loss and gradient at one example of a neuron with one input.</summary>
    /// <inheritdoc cref="Evaluate(Vector, double, Loss)"/>
    public NeuronGradient Evaluate(double x, double y, Loss loss) => Evaluate(Vector.Of(x), y, loss);

    /// <summary>The neuron after one step of gradient descent: w − ρ ∂e/∂w, b − ρ ∂e/∂b.</summary>
    /// <param name="gradient">From <see cref="Evaluate(Vector, double, Loss)"/>.</param>
    /// <param name="learningRate">ρ, &gt; 0.</param>
    public SigmoidNeuron Step(NeuronGradient gradient, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        TrainingOptions.RequirePositive(learningRate, nameof(learningRate));
        return new SigmoidNeuron(Weights - (learningRate * gradient.Weights), Bias - (learningRate * gradient.Bias));
    }

    /// <summary>Trains on one example, step after step.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The truth: 0 or 1.</param>
    /// <param name="loss">The loss of the output.</param>
    /// <param name="learningRate">ρ, &gt; 0.</param>
    /// <param name="steps">How many steps, ≥ 0.</param>
    /// <returns>The trained neuron, and the loss before each step and after the last: steps + 1 numbers.</returns>
    public (SigmoidNeuron Neuron, Vector Errors) Train(Vector x, double y, Loss loss, double learningRate, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var neuron = this;
        var errors = new double[steps + 1];
        for (var step = 0; step < steps; step++)
        {
            Interruption.Poll();
            var gradient = neuron.Evaluate(x, y, loss);
            errors[step] = gradient.Error;
            neuron = neuron.Step(gradient, learningRate);
        }

        errors[steps] = neuron.Evaluate(x, y, loss).Error;
        return (neuron, new Vector(errors));
    }

    /// <summary>Trains a neuron with one input on one example.</summary>
    /// <inheritdoc cref="Train(Vector, double, Loss, double, int)"/>
    public (SigmoidNeuron Neuron, Vector Errors) Train(double x, double y, Loss loss, double learningRate, int steps)
        => Train(Vector.Of(x), y, loss, learningRate, steps);

    private double Score(Vector x) => Weights.Dot(x) + Bias;

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
