using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Trains many settings a little, keeps the best of them and trains those longer, until one is left.</summary>
/// <remarks>
/// nᵢ = ⌊n η⁻ⁱ⌋ settings with budget rᵢ = r ηⁱ: every rung costs about the same (K. Jamieson and A. Talwalkar, Non-stochastic best arm identification and
/// hyperparameter optimization, AISTATS 2016). What is good early must be good late for it to work. A trial can go on from where
/// <see cref="TrialContext.Continues"/> stopped, if the objective keeps what it trained.
/// </remarks>
/// <param name="Settings">n, the settings of the first rung, ≥ 1.</param>
/// <param name="FirstBudget">r, their budget, ≥ 1.</param>
/// <param name="LastBudget">The largest budget, ≥ r.</param>
public sealed record SuccessiveHalving(int Settings, int FirstBudget, int LastBudget) : Searcher
{
    /// <summary>n.</summary>
    public int Settings { get; } = AtLeast(Settings, 1, nameof(Settings));

    /// <summary>r.</summary>
    public int FirstBudget { get; } = AtLeast(FirstBudget, 1, nameof(FirstBudget));

    /// <summary>The largest budget.</summary>
    public int LastBudget { get; } = AtLeast(LastBudget, FirstBudget, nameof(LastBudget));

    /// <summary>η ≥ 2: one of η settings is kept, and its budget grows η-fold.</summary>
    public int Factor { get; init => field = AtLeast(value, 2, nameof(Factor)); } = 3;

    /// <inheritdoc/>
    public override string Name => "Successive halving";

    /// <summary>The rungs, bottom to top.</summary>
    public IReadOnlyList<Rung> Rungs
    {
        get
        {
            var rungs = new List<Rung>();
            for (var (n, r) = (Settings, (long)FirstBudget); n >= 1 && r <= LastBudget; n /= Factor, r *= Factor)
                rungs.Add(new Rung(n, (int)r));
            return rungs;
        }
    }

    /// <inheritdoc/>
    public override int TrialCount(SearchSpace space) => Rungs.Sum(rung => rung.Settings);

    internal override IEnumerable<Round> Rounds(SearchSpace space, RandomStream stream) => Climb(Rungs, space, stream);

    // Trials that failed or were given up are not kept, even where that leaves a rung with fewer.
    internal static IEnumerable<Round> Climb(IReadOnlyList<Rung> rungs, SearchSpace space, RandomStream stream)
    {
        var round = new Round([.. Enumerable.Range(0, rungs[0].Settings).Select(_ => new Proposal(space.Draw(stream), rungs[0].Budget))]);
        yield return round;
        foreach (var rung in rungs.Skip(1))
        {
            var kept = round.Trials.Where(trial => trial.HasScore).Order(Comparer<Trial>.Create(Trial.Compare)).Take(rung.Settings)
                .OrderBy(trial => trial.Number).ToArray();
            if (kept.Length == 0)
                yield break;
            round = new Round([.. kept.Select(trial => new Proposal(trial.Setting, rung.Budget, trial.Number))]);
            yield return round;
        }
    }
}
