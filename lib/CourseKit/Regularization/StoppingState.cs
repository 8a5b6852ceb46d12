using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>Where a <see cref="StoppingRule"/> stands: the best loss, its epoch and its parameters.</summary>
public sealed class StoppingState
{
    internal StoppingState(Vector best) => BestParameters = best;

    /// <summary>Θ̂, the best parameters so far; the vector is the state's own, and written anew with each improvement.</summary>
    public Vector BestParameters { get; }

    /// <summary>ê, the best loss so far; +∞ before the first.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>The epoch of the best loss; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The last epoch that was looked at; 0 before the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>j, how many looks since the best one.</summary>
    public int Waited { get; internal set; }

    /// <summary>All but the parameters, to be stored with a run.</summary>
    public IReadOnlyDictionary<string, double> Numbers => new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["best loss"] = BestLoss,
        ["best epoch"] = BestEpoch,
        ["epoch"] = Epoch,
        ["waited"] = Waited,
    };

    /// <summary>Writes the best parameters over others: what training ends with.</summary>
    /// <param name="parameters">Θ, as long as Θ₀ and of the same precision.</param>
    /// <exception cref="ShapeException">They are not as many.</exception>
    /// <exception cref="ArgumentException">They have another precision.</exception>
    public void RestoreBest(Vector parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        RequireFit(parameters, "Early stopping");
        Copy(BestParameters, parameters);
    }

    internal void Keep(int epoch, double loss, Vector parameters)
    {
        (BestEpoch, BestLoss, Waited) = (epoch, loss, 0);
        Copy(parameters, BestParameters);
    }

    internal void Load(IReadOnlyDictionary<string, double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        BestLoss = Number(numbers, "best loss");
        BestEpoch = (int)Number(numbers, "best epoch");
        Epoch = (int)Number(numbers, "epoch");
        Waited = (int)Number(numbers, "waited");
    }

    internal void RequireFit(Vector parameters, string what)
    {
        if (parameters.Length != BestParameters.Length)
            throw new ShapeException($"{what}: there are {parameters.Length} parameters, the state was made for {BestParameters.Length}: both must be the same");
        if (parameters.Precision != BestParameters.Precision)
            throw new ArgumentException($"{what}: the parameters have precision {parameters.Precision}, the state was made for {BestParameters.Precision}: both must be the same");
    }

    private static double Number(IReadOnlyDictionary<string, double> numbers, string name)
        => numbers.TryGetValue(name, out var number) ? number : throw new ArgumentException($"the stored state of early stopping must have the number «{name}»");

    private static void Copy(Vector from, Vector to)
    {
        if (from.Precision == Precision.Single)
            from.AsSpan<float>().CopyTo(to.AsSpan<float>());
        else
            from.AsSpan<double>().CopyTo(to.AsSpan<double>());
    }
}
