namespace CourseKit.Optimizers;

/// <summary>The table of optimizers: what the conformance tests run on, and what a notebook lets race.</summary>
public static class AllOptimizers
{
    /// <summary>Each rule in each of its forms, with the usual settings.</summary>
    public static IReadOnlyList<Optimizer> Rules { get; } =
    [
        new GradientDescent(0.01),
        new Momentum(0.01),
        new Nesterov(0.01),
        new Nesterov(0.01, form: NesterovForm.LookAhead),
        new AdaGrad(),
        new RMSProp(),
        new AdaDelta(),
        new Adam(),
        new AdamW(),
        new NAdam(),
        new AMSGrad(),
        new RAdam(),
        new Lion(),
    ];

    /// <summary>Each wrapper, around a rule.</summary>
    public static IReadOnlyList<Wrapper> Wrappers { get; } =
    [
        new ClipByValue(new GradientDescent(0.01), 1),
        new ClipByNorm(new Momentum(0.01), 1),
        new WeightDecay(new Momentum(0.01), 0.01),
        new WeightDecay(new Adam(), 0.01),
        new DecoupledWeightDecay(new Adam(), 0.01),
        new DecoupledWeightDecay(new Lion(), 0.01),
        new SignAnnealing(new GradientDescent(0.01)),
        new ExponentialAverage(new Momentum(0.01), 0.99),
        new MeanAverage(new GradientDescent(0.01), 20),
        new ClipByNorm(new SignAnnealing(new ExponentialAverage(new WeightDecay(new Nesterov(0.01), 0.01), 0.9)), 1),
    ];

    /// <summary>Rules and wrappers.</summary>
    public static IReadOnlyList<Optimizer> Table { get; } = [.. Rules, .. Wrappers];
}
