using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>Levenberg–Marquardt for sums of squares ½‖r‖²: (AᵀA + λI) p = −Aᵀr, λ = 0 being Gauss–Newton, a large λ a short step downhill.</summary>
/// <remarks>
/// Moré's form (1978): λ follows from a radius, ‖p‖ ≈ Δ, which grows and shrinks as the linear model of r proves right; λ = 0 where
/// the Gauss–Newton step is short enough. p is solved by QR of A stacked on √λ I, so that A's condition is not squared. A Jacobian of deficient
/// rank does no harm. A trial that was refused counts as an iteration; NaN or infinite residuals are refused.
/// </remarks>
public sealed record LevenbergMarquardt : MinimizationMethod
{
    /// <summary>Δ₀ / ‖x₀‖ (Δ₀ itself at x₀ = 0), in (0, ∞).</summary>
    public double InitialFactor { get; init; } = 100;

    /// <inheritdoc/>
    public override string Name => "Levenberg–Marquardt";

    /// <inheritdoc/>
    public override Type Needs => typeof(IResiduals);

    internal override Func<Iterate, StepOutcome> Begin(CountedObjective f)
    {
        if (!(InitialFactor > 0 && InitialFactor < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(InitialFactor), $"{nameof(InitialFactor)} must be in (0, ∞), got {Storage.Text(InitialFactor)}");
        var Δ = double.NaN;
        return now =>
        {
            var first = double.IsNaN(Δ);
            if (first)
                Δ = InitialFactor * (now.Point.Norm() is var size and > 0 ? size : 1);
            var (a, r) = (f.Jacobian(now.Point), f.Residuals(now.Point));
            var (p, λ) = Within(a, r, now.Gradient, Δ);
            var length = p.Norm();
            if (first)
                Δ = Math.Min(Δ, length);

            // Predicted: ½‖r‖² − ½‖r + Ap‖² = ½‖Ap‖² + λ‖p‖², by the normal equations.
            var ap = a * p;
            var predicted = (ap.Dot(ap) / 2) + (λ * length * length);
            if (!(predicted > 0))
                return new StepOutcome(null, StopReason.StepSmall);
            var next = now.Point + p;
            var value = f.Value(next);
            var ratio = TrustRegions.TrustRegion.Ratio(now.Value, value, predicted);
            Iterate? reached = ratio > 1e-4 ? new Iterate(next, value, f.Gradient(next)) : null;
            if (reached is { IsFinite: false })
                (reached, ratio) = (null, double.NaN);

            if (!(ratio > 0.25))
                Δ = Shrink(ratio, now.Gradient.Dot(p), now.Value - value) * Math.Min(Δ, length / 0.1);
            else if (λ == 0 || ratio >= 0.75)
                Δ = 2 * length;
            if (reached is not null)
                return new StepOutcome(reached);
            return new StepOutcome(now, Δ <= 1e-16 * Math.Max(1, now.Point.Norm()) ? StopReason.StepSmall : null);
        };
    }

    /// <summary>p = argmin ½‖Ap + r‖² + ½λ‖p‖²; null where A has not full column rank and λ = 0.</summary>
    internal static Vector? Step(Matrix a, Vector r, double λ)
    {
        int m = a.Rows, n = a.Columns;
        if (λ == 0 && m < n)
            return null;
        var stacked = new double[λ == 0 ? m : m + n, n];
        var right = new double[stacked.GetLength(0)];
        for (var i = 0; i < m; i++)
        {
            right[i] = -r[i];
            for (var j = 0; j < n; j++)
                stacked[i, j] = a[i, j];
        }

        for (var j = 0; λ != 0 && j < n; j++)
            stacked[m + j, j] = Math.Sqrt(λ);
        for (var j = 0; j < n; j++)
        {
            if (Enumerable.Range(0, stacked.GetLength(0)).All(i => stacked[i, j] == 0))
                return null;
        }

        double[] p;
        try
        {
            p = LeastSquares.Solve(stacked, right);
        }
        catch (ArgumentException)
        {
            return null;
        }

        // What is left in the array is R: a diagonal element lost to rounding means dependent columns.
        var diagonal = Enumerable.Range(0, n).Select(j => Math.Abs(stacked[j, j])).ToArray();
        return diagonal.Min() > 1e-14 * diagonal.Max() && p.All(double.IsFinite) ? new Vector(p) : null;
    }

    // How much of the radius to keep: the minimum of the parabola through the model's slope and the value found, within [0.1, 0.5].
    private static double Shrink(double ratio, double slope, double fallen)
        => fallen >= 0 ? 0.5
            : double.IsFinite(ratio) ? Math.Clamp(0.5 * slope / (slope + fallen), 0.1, 0.5)
            : 0.1;

    // λ with | ‖p‖ − Δ | ≤ 0.1 Δ, or 0: Newton's method on 1/Δ − 1/‖p‖, kept between bounds.
    private static (Vector P, double Lambda) Within(Matrix a, Vector r, Vector g, double Δ)
    {
        var gaussNewton = Step(a, r, 0);
        if (gaussNewton is not null && gaussNewton.Norm() <= 1.1 * Δ)
            return (gaussNewton, 0);
        var normal = a.TransposeTimes(a);
        var (lower, upper) = (0.0, g.Norm() / Δ);
        var λ = gaussNewton is null ? 0.001 * upper : Better(gaussNewton, 0);
        for (var trial = 0; ; trial++)
        {
            if (!(λ > lower && λ < upper))
                λ = Math.Max(0.001 * upper, Math.Sqrt(lower * upper));
            var p = Step(a, r, λ) ?? -(1 / λ * g);
            var off = p.Norm() - Δ;
            if (Math.Abs(off) <= 0.1 * Δ || trial == 30)
                return (p, λ);
            if (off > 0)
                lower = λ;
            else
                upper = λ;
            λ = Better(p, λ);
        }

        double Better(Vector p, double at)
            => CholeskyDecomposition.TryOf(normal, at) is { } factor && factor.SolveLower(p) is var w
                ? at + ((p.Norm() - Δ) / Δ * p.Dot(p) / w.Dot(w))
                : double.NaN;
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
