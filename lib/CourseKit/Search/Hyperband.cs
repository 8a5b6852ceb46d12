using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Successive halving with several first budgets, since nobody knows how early the good settings can be told.</summary>
/// <remarks>
/// With s_max = ⌊log_η R⌋, bracket s = s_max, …, 0 starts n = ⌈(s_max + 1) ηˢ / (s + 1)⌉ settings with budget r = R η⁻ˢ: the first bracket halves hardest,
/// the last is a random search with the whole budget (algorithm 1 of L. Li, K. Jamieson, G. DeSalvo, A. Rostamizadeh and A. Talwalkar, Hyperband, ICLR 2017,
/// JMLR 18, 2018). Budgets are whole: R η⁻ˢ is rounded down.
/// </remarks>
/// <param name="MaxBudget">R, the longest that one setting is trained, ≥ 1.</param>
public sealed record Hyperband(int MaxBudget) : Searcher
{
    /// <summary>R.</summary>
    public int MaxBudget { get; } = AtLeast(MaxBudget, 1, nameof(MaxBudget));

    /// <summary>η ≥ 2.</summary>
    public int Factor { get; init => field = AtLeast(value, 2, nameof(Factor)); } = 3;

    /// <inheritdoc/>
    public override string Name => "Hyperband";

    /// <summary>The brackets in the order they are run, s = s_max first; each is a list of rungs.</summary>
    public IReadOnlyList<IReadOnlyList<Rung>> Brackets
    {
        get
        {
            var powers = new List<long> { 1 };
            while (powers[^1] * Factor <= MaxBudget)
                powers.Add(powers[^1] * Factor);
            var most = powers.Count - 1;
            return
            [
                .. Enumerable.Range(0, powers.Count).Select(k => most - k).Select(s =>
                {
                    var n = (((most + 1) * powers[s]) + s) / (s + 1);
                    return (IReadOnlyList<Rung>)[.. Enumerable.Range(0, s + 1).Select(i => new Rung((int)(n / powers[i]), (int)(MaxBudget / powers[s - i])))];
                }),
            ];
        }
    }

    /// <inheritdoc/>
    public override int TrialCount(SearchSpace space) => Brackets.Sum(bracket => bracket.Sum(rung => rung.Settings));

    internal override IEnumerable<Round> Rounds(SearchSpace space, RandomStream stream)
        => Brackets.SelectMany(bracket => SuccessiveHalving.Climb(bracket, space, stream));
}
