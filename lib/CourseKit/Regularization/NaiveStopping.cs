namespace CourseKit.Regularization;

/// <summary>Naive early stopping: the first epoch with a larger validation loss than the one before ends training.</summary>
/// <remarks>
/// Algorithm 5-6: if e_{t+1} &gt; e_t, the answer is Θ_t. An equal loss goes on. Compare <see cref="EarlyStopping"/>, which
/// does not fall for the first jump.
/// </remarks>
public sealed record NaiveStopping : StoppingRule
{
    /// <inheritdoc/>
    public override string Name => "Naive early stopping";

    /// <inheritdoc/>
    public override string Formula => "stop when e_{t+1} > e_t";

    // As long as it goes on, the last loss is also the least one.
    private protected override StoppingDecision Decide(StoppingState state, double loss)
        => loss > state.BestLoss ? StoppingDecision.Stop : StoppingDecision.Improved;
}
