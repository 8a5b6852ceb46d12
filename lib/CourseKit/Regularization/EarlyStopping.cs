using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>Early stopping with patience: every q epochs a look at the validation loss; p looks without a new best one end training.</summary>
/// <remarks>
/// Algorithm 5-7. A new best is a loss below ê − <see cref="LeastImprovement"/>; an equal one is none. Losses jump from
/// epoch to epoch, and with <see cref="NaiveStopping"/> the first jump ends training. Training stops p·q epochs after the
/// best epoch.
/// </remarks>
/// <param name="Patience">p, ≥ 1.</param>
/// <param name="Every">q, ≥ 1.</param>
/// <param name="LeastImprovement">What a loss must be better by, in [0, ∞).</param>
public sealed record EarlyStopping(int Patience = 10, int Every = 1, double LeastImprovement = 0) : StoppingRule
{
    /// <summary>p, ≥ 1.</summary>
    public int Patience { get; init => field = Within.AtLeast(1, value, nameof(Patience)); } = Within.AtLeast(1, Patience, nameof(Patience));

    /// <summary>q, ≥ 1.</summary>
    public int Every { get; init => field = Within.AtLeast(1, value, nameof(Every)); } = Within.AtLeast(1, Every, nameof(Every));

    /// <summary>What a loss must be better by, in [0, ∞).</summary>
    public double LeastImprovement { get; init => field = Within.NotNegative(value, nameof(LeastImprovement)); } = Within.NotNegative(LeastImprovement, nameof(LeastImprovement));

    /// <inheritdoc/>
    public override string Name => "Early stopping";

    /// <inheritdoc/>
    public override string Formula => "stop when e ≥ ê for p looks, one every q epochs";

    /// <inheritdoc/>
    public override bool IsDue(int epoch) => epoch % Every == 0;

    private protected override StoppingDecision Decide(StoppingState state, double loss)
        => loss < state.BestLoss - LeastImprovement ? StoppingDecision.Improved
            : state.Waited + 1 < Patience ? StoppingDecision.Waiting
            : StoppingDecision.Stop;

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
