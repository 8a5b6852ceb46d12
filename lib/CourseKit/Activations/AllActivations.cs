namespace CourseKit.Activations;

/// <summary>The table of activations: what the conformance tests run on, and what a notebook draws side by side.</summary>
public static class AllActivations
{
    /// <summary>Each activation in each of its forms.</summary>
    public static IReadOnlyList<Activation> Table { get; } =
    [
        new Linear(),
        new UnitStep(),
        new UnitStep(Low: -1),
        new LogisticSigmoid(),
        new Tanh(),
        new ReLU(),
        new LeakyReLU(),
        new PReLU(),
        new Softplus(),
        new ELU(),
        new ELU(Alpha: 0.5),
        new SELU(),
        new GELU(),
        new TanhGELU(),
        new SiLU(),
        new Mish(),
        new Maxout(),
        new Maxout(Pieces: 3),
    ];
}
