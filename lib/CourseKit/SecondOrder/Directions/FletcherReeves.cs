using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>Conjugate gradient after Fletcher and Reeves: β = gₜᵀgₜ / gₜ₋₁ᵀgₜ₋₁ (5.43).</summary>
/// <remarks>After one bad direction β stays near 1 and the steps stay short: restarts help it most.</remarks>
public sealed record FletcherReeves : ConjugateGradient
{
    /// <inheritdoc/>
    public override string Name => RestartEvery is null ? "Conjugate gradient (Fletcher–Reeves)" : Invariant($"Conjugate gradient (Fletcher–Reeves, restart every {RestartEvery})");

    /// <inheritdoc/>
    public override string Formula => "p ← −g + βp, β = gᵀg / g'ᵀg'";

    /// <inheritdoc/>
    protected internal override double Beta(Vector gradient, Vector previous) => gradient.Dot(gradient) / previous.Dot(previous);
}
