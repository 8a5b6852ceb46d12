namespace CourseKit.Losses;

/// <summary>The table of losses: what the conformance tests run on, and what a notebook compares.</summary>
public static class AllLosses
{
    /// <summary>Each loss in each of its forms.</summary>
    public static IReadOnlyList<Loss> Table { get; } =
    [
        new MeanSquaredError(),
        new BinaryCrossEntropy(),
        new BinaryCrossEntropy(LogBase.Two),
        new SigmoidCrossEntropy(),
        new SigmoidCrossEntropy(LogBase.Two),
        new NegativeLogLikelihood(),
        new NegativeLogLikelihood(LogBase.Two),
        new SoftmaxCrossEntropy(),
        new SoftmaxCrossEntropy(LogBase.Two),
        new HingeLoss(),
        new MeanSquaredError().After(OutputActivation.Sigmoid),
        new MeanSquaredError().After(OutputActivation.Softmax),
        new BinaryCrossEntropy().After(OutputActivation.Sigmoid),
        new NegativeLogLikelihood().After(OutputActivation.Softmax),
    ];
}
