namespace CourseKit.Initialization;

/// <summary>The table of initializers: what the conformance tests run on, and what a notebook compares.</summary>
public static class AllInitializers
{
    /// <summary>Each initializer in each of its forms. (<see cref="LayerSequentialUnitVariance"/> needs data and the network: it is not one.)</summary>
    public static IReadOnlyList<Initializer> Table { get; } =
    [
        new UniformFanIn(),
        new UniformFanInOut(),
        new Gaussian(),
        new Gaussian(Sigma: 1),
        new Xavier(),
        new He(),
        new Orthogonal(),
        new Orthogonal(Gain: Math.Sqrt(2)),
        new RandomWalk(),
        new RandomWalk(Rectified: false),
        new Sparse(),
        new Constant(),
        new Constant(Value: 0.1),
    ];
}
