using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>Conjugate gradient PR+: β = max(0, (gₜ − gₜ₋₁)ᵀgₜ / gₜ₋₁ᵀgₜ₋₁).</summary>
/// <remarks>Polak and Ribière's β (5.42) never negative (Gilbert and Nocedal, 1992): with strong Wolfe steps it converges for any smooth function.</remarks>
public sealed record PolakRibierePlus : ConjugateGradient
{
    /// <inheritdoc/>
    public override string Name => RestartEvery is null ? "Conjugate gradient (PR+)" : Invariant($"Conjugate gradient (PR+, restart every {RestartEvery})");

    /// <inheritdoc/>
    public override string Formula => "p ← −g + βp, β = max(0, (g − g')ᵀg / g'ᵀg')";

    /// <inheritdoc/>
    protected internal override double Beta(Vector gradient, Vector previous) => Math.Max(0, (gradient - previous).Dot(gradient) / previous.Dot(previous));
}
