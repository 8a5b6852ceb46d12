using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>Polyak averaging: Θ̄ is the mean of the parameters after each step, from one step on.</summary>
/// <remarks>
/// Polyak and Juditsky (1992); stochastic weight averaging (Izmailov et al., 2018). Until the first step that counts,
/// Θ̄ is Θ. The parameters themselves go on as without it; <see cref="ParameterAverage.In"/> gives Θ̄. PyTorch:
/// AveragedModel.
/// </remarks>
public sealed record MeanAverage : ParameterAverage
{
    /// <summary>A wrapper with this parameter.</summary>
    /// <param name="inner">The optimizer that it wraps.</param>
    /// <param name="from">Steps that are left out at the beginning, ≥ 0.</param>
    public MeanAverage(Optimizer inner, int from = 0)
        : base(inner)
        => From = from;

    /// <inheritdoc/>
    public override string Name => $"{Inner.Name}, mean";

    /// <inheritdoc/>
    public override string Formula => $"{Inner.Formula}; Θ̄ = mean of Θ";

    /// <summary>Steps that are left out at the beginning, ≥ 0.</summary>
    public int From { get; init => field = Within.AtLeast(0, value, "from"); }

    internal override (double Keep, double Take) Weights(int t) => t <= From ? (0, 1) : ((t - From - 1.0) / (t - From), 1.0 / (t - From));
}
