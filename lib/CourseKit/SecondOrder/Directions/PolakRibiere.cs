using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>Conjugate gradient after Polak and Ribière: β = (gₜ − gₜ₋₁)ᵀgₜ / gₜ₋₁ᵀgₜ₋₁ (5.42).</summary>
/// <remarks>Where progress stalls, gₜ ≈ gₜ₋₁ and β ≈ 0: it restarts by itself.</remarks>
public sealed record PolakRibiere : ConjugateGradient
{
    /// <inheritdoc/>
    public override string Name => RestartEvery is null ? "Conjugate gradient (Polak–Ribière)" : Invariant($"Conjugate gradient (Polak–Ribière, restart every {RestartEvery})");

    /// <inheritdoc/>
    public override string Formula => "p ← −g + βp, β = (g − g')ᵀg / g'ᵀg'";

    /// <inheritdoc/>
    protected internal override double Beta(Vector gradient, Vector previous) => (gradient - previous).Dot(gradient) / previous.Dot(previous);
}
