using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>A direction to search along, or why there is none.</summary>
/// <param name="Direction">p, as long as x; null if there is none.</param>
/// <param name="FirstStep">The step α that a line search tries first, in (0, ∞): 1 for Newton-like directions.</param>
/// <param name="Stop">Why there is no direction.</param>
public sealed record Proposal(Vector? Direction, double FirstStep = 1, StopReason? Stop = null)
{
    /// <summary>There is no direction here.</summary>
    /// <param name="reason">Why.</param>
    public static Proposal None(StopReason reason) => new(null, 1, reason);

    /// <summary>A first step for directions without a natural length.</summary>
    /// <remarks>
    /// The step whose linear prediction is twice the last decrease, α = 2 (Jₖ − Jₖ₋₁) / gᵀp (Nocedal and Wright 3.60), with 1 % more; on the
    /// first iteration such that x moves by 1 at most.
    /// </remarks>
    internal static double Guess(Iterate now, Iterate? previous, double slope)
    {
        var last = previous is null ? -now.Gradient.Norm() / 2 : now.Value - previous.Value;
        var step = 1.01 * 2 * last / slope;
        return step > 0 && double.IsFinite(step) ? step : 1;
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
