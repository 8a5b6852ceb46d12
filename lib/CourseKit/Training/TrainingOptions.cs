using System.Globalization;
using System.Text;
using CourseKit.Display;
using CourseKit.Losses;

namespace CourseKit.Training;

/// <summary>How a classifier is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>The loss of the scores (not of probabilities): softmax cross-entropy unless told otherwise.</summary>
    public Loss Loss { get; init; } = new SoftmaxCrossEntropy();

    /// <summary>ρ, in (0, ∞).</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Examples a step, ≥ 1; the last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>Passes through the training set, ≥ 0.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The seed that the order of the examples follows from; null leaves them in their order.</summary>
    public long? Seed { get; init; } = 1;

    internal static void RequirePositive(double value, string name)
    {
        if (!(value > 0) || double.IsPositiveInfinity(value))
            throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be in (0, ∞), got {value}"));
    }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Loss);
        RequirePositive(LearningRate, nameof(LearningRate));
        if (BatchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(BatchSize), Invariant($"{nameof(BatchSize)} must be ≥ 1, got {BatchSize}"));
        if (Epochs < 0)
            throw new ArgumentOutOfRangeException(nameof(Epochs), Invariant($"{nameof(Epochs)} must be ≥ 0, got {Epochs}"));
        if (Loss.Outputs != OutputKind.Real)
            throw new ArgumentException($"a classifier's loss must take scores, and {Loss.Name} takes probabilities: use its fused form, or .After(OutputActivation.Sigmoid) or Softmax");
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
