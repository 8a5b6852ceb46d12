using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder.TrustRegions;

/// <summary>Trust region: minimize the quadratic model m(p) = J + gᵀp + ½pᵀHp within ‖p‖ ≤ Δ, and trust it as far as it proved right.</summary>
/// <remarks>
/// Nocedal and Wright, Algorithm 4.1. ϱ = actual / predicted decrease: below ¼, Δ ← Δ/4; above ¾ at the border, Δ ← 2Δ; the
/// step is taken if ϱ &gt; <see cref="Acceptance"/>. It needs no line search, no positive definite Hessian, and leaves saddles along negative curvature.
/// A trial that was refused counts as an iteration. A trial with NaN or infinite J is refused.
/// </remarks>
/// <param name="Subproblem">How the model is minimized: <see cref="Dogleg"/> or <see cref="Steihaug"/>.</param>
public sealed record TrustRegion(Subproblem Subproblem) : MinimizationMethod
{
    /// <summary>Δ₀, in (0, ∞).</summary>
    public double InitialRadius { get; init; } = 1;

    /// <summary>Largest Δ, in (0, ∞).</summary>
    public double MaxRadius { get; init; } = 1000;

    /// <summary>η in [0, ¼): the ratio above which a step is taken.</summary>
    public double Acceptance { get; init; } = 0.15;

    /// <inheritdoc/>
    public override string Name => $"Trust region ({Subproblem.Name})";

    /// <inheritdoc/>
    public override Type Needs => Subproblem.Needs;

    internal override Func<Iterate, StepOutcome> Begin(CountedObjective f)
    {
        if (!(InitialRadius > 0 && InitialRadius <= MaxRadius && MaxRadius < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(InitialRadius), $"0 < {nameof(InitialRadius)} ≤ {nameof(MaxRadius)} < ∞ must hold, got {Storage.Text(InitialRadius)} and {Storage.Text(MaxRadius)}");
        if (Acceptance is not (>= 0 and < 0.25))
            throw new ArgumentOutOfRangeException(nameof(Acceptance), $"{nameof(Acceptance)} must be in [0, 0.25), got {Storage.Text(Acceptance)}");
        var solve = Subproblem.Begin(f);
        var Δ = InitialRadius;
        return now =>
        {
            var (p, predicted) = solve(now, Δ);
            if (!(predicted > 0) || !double.IsFinite(predicted))
                return new StepOutcome(null, double.IsFinite(predicted) ? StopReason.StepSmall : StopReason.SingularHessian);
            var point = now.Point + p;
            var value = f.Value(point);
            if (value == double.NegativeInfinity)
                return new StepOutcome(null, StopReason.Unbounded);
            var ϱ = Ratio(now.Value, value, predicted);
            var gradient = ϱ > Acceptance ? f.Gradient(point) : null;
            if (gradient is not null && !double.IsFinite(Iterate.LargestAbsolute(gradient)))
                (gradient, ϱ) = (null, double.NaN);

            var length = p.Norm();
            if (!(ϱ >= 0.25))
                Δ = length / 4;
            else if (ϱ > 0.75 && length > 0.999 * Δ)
                Δ = Math.Min(2 * Δ, MaxRadius);
            if (gradient is not null)
                return new StepOutcome(new Iterate(point, value, gradient));

            // A region smaller than the rounding of x holds no other point.
            return new StepOutcome(now, Δ <= 1e-16 * Math.Max(1, now.Point.Norm()) ? StopReason.StepSmall : null);
        };
    }

    /// <summary>Actual over predicted decrease.</summary>
    /// <remarks>
    /// Both get the same few last bits of J on top (Conn, Gould and Toint, Trust-Region Methods, 17.4.2): near the goal the predicted decrease is
    /// below J's rounding, their quotient noise, and a good step must not be refused for it.
    /// </remarks>
    internal static double Ratio(double before, double after, double predicted)
    {
        var δ = 1e-15 * Math.Abs(before);
        return (before - after + δ) / (predicted + δ);
    }

    private protected override void Check(IGradient objective, Vector start)
    {
        ArgumentNullException.ThrowIfNull(Subproblem);
        base.Check(objective, start);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
