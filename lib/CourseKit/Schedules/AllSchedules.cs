namespace CourseKit.Schedules;

/// <summary>The table of schedules: what the conformance tests run on, and what a notebook compares.</summary>
public static class AllSchedules
{
    /// <summary>Each schedule in each of its forms, by its name.</summary>
    public static IReadOnlyList<(string Name, Schedule Schedule)> Table { get; } =
    [
        ("Constant", new ConstantSchedule(0.1)),
        ("Step", new StepDecay(0.1, 30, 0.5)),
        ("Exponential", new ExponentialDecay(0.1, 0.98)),
        ("1/t", new InverseTimeDecay(0.1, 0.05)),
        ("Cosine", new CosineDecay(0.1, 200, 0.001)),
        ("Cosine with restarts", new CosineDecay(0.1, 40, 0.001, restarts: true)),
        ("Cosine with longer restarts", new CosineDecay(0.1, 20, 0.001, restarts: true, stretch: 2)),
        ("Warm-up", new WarmUp(0.1, 20, 0.1)),
        ("Warm-up, then cosine", new WarmUp(new CosineDecay(0.1, 180), 20, 0.1)),
        ("Cyclic", new CyclicSchedule(0.01, 0.1, 25)),
        ("Cyclic, shrinking", new CyclicSchedule(0.01, 0.1, 25, 0.5)),
        ("Rising momentum", new RisingMomentum(every: 4)),
        ("Exponential by epochs", new PerEpoch(new ExponentialDecay(0.1, 0.5), 25)),
        ("Function", new FunctionSchedule(step => 0.1 / Math.Sqrt(step + 1.0))),
    ];
}
