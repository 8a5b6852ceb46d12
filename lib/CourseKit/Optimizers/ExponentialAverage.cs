using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>Polyak averaging that forgets: Θ̄ ← αΘ̄ + (1 − α)Θ after each step.</summary>
/// <remarks>
/// Θ̄ starts as Θ after the first step. The parameters themselves go on as without it;
/// <see cref="ParameterAverage.In"/> gives Θ̄. PyTorch: AveragedModel with avg_fn = α Θ̄ + (1 − α) Θ.
/// </remarks>
public sealed record ExponentialAverage : ParameterAverage
{
    /// <summary>A wrapper with this parameter.</summary>
    /// <param name="inner">The optimizer that it wraps.</param>
    /// <param name="decay">α, in [0, 1): it averages over the last 1/(1 − α) steps or so.</param>
    public ExponentialAverage(Optimizer inner, double decay = 0.999)
        : base(inner)
        => Decay = decay;

    /// <inheritdoc/>
    public override string Name => $"{Inner.Name}, exponential average";

    /// <inheritdoc/>
    public override string Formula => $"{Inner.Formula}; Θ̄ ← αΘ̄ + (1 − α)Θ";

    /// <summary>α, in [0, 1): it averages over the last 1/(1 − α) steps or so.</summary>
    public double Decay { get; init => field = Within.Decay(value, "decay"); }

    internal override (double Keep, double Take) Weights(int t) => t == 1 ? (0, 1) : (Decay, 1 - Decay);
}
