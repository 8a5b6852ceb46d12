using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>Newton's method damped by a multiple of the identity: p = −(H + μI)⁻¹g, μ just large enough that H + μI is positive definite.</summary>
/// <remarks>
/// Nocedal and Wright, Algorithm 3.3: μ = 0 where H is positive definite, otherwise from β − min Hᵢᵢ upwards by doubling. p points downhill
/// always, and turns from Newton's direction to steepest descent as μ grows. (A damped step in the other sense, α &lt; 1, is
/// what any line search gives.)
/// </remarks>
public sealed record DampedNewton : DirectionNeeding<IHessian>
{
    /// <summary>β, relative to H's largest diagonal element: the least shift tried; in (0, 1).</summary>
    public double SmallestShift { get; init; } = 1e-3;

    /// <inheritdoc/>
    public override string Name => "Damped Newton";

    /// <inheritdoc/>
    public override string Formula => "p = −(H + μI)⁻¹g";

    /// <inheritdoc/>
    public override Walk Begin(IHessian objective)
        => SmallestShift is > 0 and < 1
            ? new Path(objective, SmallestShift)
            : throw new ArgumentOutOfRangeException(nameof(SmallestShift), $"{nameof(SmallestShift)} must be in (0, 1), got {Storage.Text(SmallestShift)}");

    private sealed class Path(IHessian f, double smallest) : Walk
    {
        public override Proposal Next(Iterate now)
        {
            var h = f.Hessian(now.Point);
            var diagonal = Enumerable.Range(0, h.Rows).Select(i => h[i, i]).ToArray();
            var β = smallest * Math.Max(1e-8, diagonal.Max(Math.Abs));
            var μ = diagonal.Min() > 0 ? 0 : β - diagonal.Min();
            while (μ < 1e100)
            {
                if (CholeskyDecomposition.TryOf(h, μ) is { } factor)
                    return new Proposal(factor.Solve(-now.Gradient));
                μ = Math.Max(2 * μ, β);
            }

            return Proposal.None(StopReason.SingularHessian);
        }
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
