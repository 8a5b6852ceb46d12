using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>A rule that ends training when the loss on the validation set no longer falls, and keeps the best parameters.</summary>
/// <remarks>
/// Immutable; its memory is the state. A loss of NaN or infinity ends training at once: parameters that went wrong do not come
/// back, and those kept are the best from before (those that training started from, if nothing better came).
/// <code>
/// var rule = new EarlyStopping(patience: 5);
/// var state = rule.Init(parameters);
/// for (var epoch = 1; ; epoch++)
/// {
///     TrainOneEpoch();
///     if (rule.IsDue(epoch) &amp;&amp; rule.Observe(state, epoch, ValidationLoss(), parameters) == StoppingDecision.Stop)
///         break;
/// }
///
/// state.RestoreBest(parameters);
/// </code>
/// </remarks>
public abstract record StoppingRule
{
    /// <summary>The rule's name.</summary>
    public abstract string Name { get; }

    /// <summary>When it stops, in a formula.</summary>
    public abstract string Formula { get; }

    /// <summary>The state before the first epoch: the parameters that training starts from are the best so far.</summary>
    /// <param name="parameters">Θ₀, which is copied.</param>
    public StoppingState Init(Vector parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new StoppingState(parameters.Copy());
    }

    /// <summary>A state as it was when it was stored.</summary>
    /// <param name="numbers">A state's <see cref="StoppingState.Numbers"/>.</param>
    /// <param name="bestParameters">The same state's <see cref="StoppingState.BestParameters"/>, which are copied.</param>
    /// <exception cref="ArgumentException">A number is missing.</exception>
    public StoppingState Restore(IReadOnlyDictionary<string, double> numbers, Vector bestParameters)
    {
        var state = Init(bestParameters);
        state.Load(numbers);
        return state;
    }

    /// <summary>Whether the loss is to be looked at after this epoch; only then is it worth measuring.</summary>
    /// <param name="epoch">Epochs done, ≥ 1.</param>
    public virtual bool IsDue(int epoch) => true;

    /// <summary>Takes note of a loss, and says how to go on.</summary>
    /// <param name="state">The state, which is moved on.</param>
    /// <param name="epoch">Epochs done, ≥ 1, more than at the last time.</param>
    /// <param name="loss">The loss on the validation set, less being better; for accuracy pass 1 − accuracy.</param>
    /// <param name="parameters">Θ as it is now, as long as Θ₀; copied if it is the best.</param>
    /// <exception cref="ShapeException">The parameters are not as many as at the start.</exception>
    /// <exception cref="ArgumentException">They have another precision.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is not after the last one.</exception>
    public StoppingDecision Observe(StoppingState state, int epoch, double loss, Vector parameters)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(parameters);
        Within.AtLeast(state.Epoch + 1, epoch, nameof(epoch));
        state.RequireFit(parameters, Name);
        if (!IsDue(epoch))
            return StoppingDecision.NotDue;
        var decision = double.IsFinite(loss) ? Decide(state, loss) : StoppingDecision.Stop;
        if (decision == StoppingDecision.Improved)
            state.Keep(epoch, loss, parameters);
        else
            state.Waited++;
        state.Epoch = epoch;
        return decision;
    }

    /// <summary>The rule itself, of a finite loss: improved, waiting or stop.</summary>
    private protected abstract StoppingDecision Decide(StoppingState state, double loss);
}
