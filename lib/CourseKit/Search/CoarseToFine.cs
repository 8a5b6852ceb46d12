using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Rounds of random search, each in a smaller box around the best setting so far.</summary>
/// <remarks>
/// In round r = 0, 1, … the box has sides of length sʳ of the ranges (in their own measure), moved inwards where it would stand out of the space.
/// Of words without an order it keeps ⌈k sʳ⌉ of k, those that had the best scores. If the best lies at the edge of a range, as
/// <see cref="SearchResult.AtEdge"/> tells, no narrowing helps: widen the range.
/// </remarks>
/// <param name="RoundCount">How many rounds, ≥ 1.</param>
/// <param name="TrialsPerRound">Trials a round, ≥ 1.</param>
public sealed record CoarseToFine(int RoundCount, int TrialsPerRound) : Searcher
{
    /// <summary>How many rounds.</summary>
    public int RoundCount { get; } = AtLeast(RoundCount, 1, nameof(RoundCount));

    /// <summary>Trials a round.</summary>
    public int TrialsPerRound { get; } = AtLeast(TrialsPerRound, 1, nameof(TrialsPerRound));

    /// <summary>s, in (0, 1): by what the box's sides are multiplied from round to round.</summary>
    public double Shrink
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Shrink), $"{nameof(Shrink)} must be in (0, 1), got {Storage.Text(value)}");
    } = 0.4;

    /// <inheritdoc/>
    public override string Name => "Coarse-to-fine search";

    /// <inheritdoc/>
    public override int TrialCount(SearchSpace space) => checked(RoundCount * TrialsPerRound);

    internal override IEnumerable<Round> Rounds(SearchSpace space, RandomStream stream)
    {
        var trials = new List<Trial>();
        for (var r = 0; r < RoundCount; r++)
        {
            var side = Math.Pow(Shrink, r);
            var ranked = trials.Where(trial => trial.HasScore).Order(Comparer<Trial>.Create(Trial.Compare)).ToArray();
            var draws = space.Select((_, i) => Within(space, i, ranked, side)).ToArray();
            var round = new Round(Enumerable.Range(0, TrialsPerRound).Select(_ => space.At([.. draws.Select(draw => draw(stream.NextUniform()))])));
            yield return round;
            trials.AddRange(round.Trials);
        }
    }

    // u of the small box ↦ u of the whole range.
    private static Func<double, double> Within(SearchSpace space, int i, Trial[] ranked, double side)
    {
        var range = space[i].Value;
        if (ranked.Length == 0)
            return u => u;
        if (range.IsOrdered)
        {
            var low = Math.Clamp(range.PlaceOf(ranked[0].Setting[i].Value) - (side / 2), 0, 1 - side);
            return u => Math.Min(low + (u * side), 1);
        }

        var words = ranked.Select(trial => trial.Setting[i].Value).Distinct().Take((int)Math.Ceiling(range.Count!.Value * side)).ToArray();
        return u => range.PlaceOf(words[(int)(u * words.Length)]);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
