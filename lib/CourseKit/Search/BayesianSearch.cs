using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Tries next what a model of all earlier scores expects most of.</summary>
/// <remarks>
/// After <see cref="Initial"/> settings spread evenly (a Latin hypercube: each range cut in that many parts, each part used once), each trial maximizes the
/// <see cref="ExpectedImprovement"/> of a <see cref="GaussianProcess"/> fitted to the trials so far, over random candidates and ever smaller steps around the best of them
/// (J. Snoek, H. Larochelle and R. P. Adams, NIPS 2012). A round is <see cref="Batch"/> trials: the later ones of a round take the
/// model's mean for the score of those pending before them ("kriging believer", D. Ginsbourger et al., 2010). So what is tried depends on Batch, and not on the number of jobs or on who ends first:
/// for two jobs say <c>Batch = 2</c>.
/// <para>The model keeps up to <see cref="MostPoints"/> trials (the best half, and the latest), and relearns its parameters when the trials have grown by a sixth, so that time stays linear in the trials.</para>
/// </remarks>
/// <param name="Trials">How many, ≥ 1.</param>
public sealed record BayesianSearch(int Trials) : Searcher
{
    private const int Candidates = 400;
    private const int StepsAround = 60;
    private static readonly double[] StepSizes = [0.1, 0.03, 0.01, 0.003];

    /// <summary>How many trials.</summary>
    public int Trials { get; } = AtLeast(Trials, 1, nameof(Trials));

    /// <summary>Trials before the model is asked, ≥ 1; as many as there are, if there are fewer.</summary>
    public int Initial { get; init => field = AtLeast(value, 1, nameof(Initial)); } = 8;

    /// <summary>Trials of a round, ≥ 1, which may run side by side.</summary>
    public int Batch { get; init => field = AtLeast(value, 1, nameof(Batch)); } = 1;

    /// <summary>The most trials that the model keeps, ≥ 2.</summary>
    public int MostPoints { get; init => field = AtLeast(value, 2, nameof(MostPoints)); } = 150;

    /// <summary>ξ ≥ 0, in standard deviations of the scores: improvements smaller than it do not count; larger explores more.</summary>
    public double Margin
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Margin), $"{nameof(Margin)} must be ≥ 0, got {Storage.Text(value)}");
    } = 0.01;

    /// <summary>The form of the covariance.</summary>
    public Covariance Covariance { get; init => field = value ?? throw new ArgumentNullException(nameof(Covariance)); } = new Matern52();

    /// <inheritdoc/>
    public override string Name => $"Bayesian search ({Covariance.Name})";

    /// <inheritdoc/>
    public override int TrialCount(SearchSpace space) => Trials;

    internal override IEnumerable<Round> Rounds(SearchSpace space, RandomStream stream)
    {
        var round = new Round(LatinHypercube(space, Math.Min(Initial, Trials), stream));
        yield return round;
        var trials = new List<Trial>(round.Trials);
        GaussianProcess? learned = null;
        var learnAgain = 0;
        while (trials.Count < Trials)
        {
            var size = Math.Min(Batch, Trials - trials.Count);
            if (!trials.Exists(trial => trial.HasScore))
            {
                round = new Round([.. Enumerable.Range(0, size).Select(_ => new Proposal(space.Draw(stream)))]);
            }
            else
            {
                var learn = trials.Count >= learnAgain;
                if (learn)
                    learnAgain = Math.Max(trials.Count + 1, trials.Count * 7 / 6);
                var tried = trials.Select(trial => trial.Setting).ToHashSet();
                var known = Kept(trials).Select(trial => (Surrogate.Features(space, trial.Setting), trial.Score)).ToList();
                var chosen = new List<Proposal>();
                while (chosen.Count < size)
                {
                    Interruption.Poll();
                    var model = Surrogate.Of(space, known, learned, learn, Covariance);
                    (learned, learn) = (model.Process, false);
                    var setting = Choose(model, space, trials, tried, stream);
                    tried.Add(setting);
                    chosen.Add(new Proposal(setting));
                    var point = Surrogate.Features(space, setting);
                    known.Add((point, model.Predict(point).Mean));
                }

                round = new Round(chosen);
            }

            yield return round;
            trials.AddRange(round.Trials);
        }
    }

    private static IEnumerable<Setting> LatinHypercube(SearchSpace space, int count, RandomStream stream)
    {
        var parts = space.Select(_ => stream.Permutation(count)).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => space.At([.. parts.Select(part => (part[i] + stream.NextUniform()) / count)]))];
    }

    private IEnumerable<Trial> Kept(List<Trial> trials)
    {
        if (trials.Count <= MostPoints)
            return trials;
        var best = trials.Order(Comparer<Trial>.Create(Trial.Compare)).Take(MostPoints / 2).ToHashSet();
        return trials.Where(trial => best.Contains(trial)).Concat(trials.Where(trial => !best.Contains(trial)).TakeLast(MostPoints - best.Count));
    }

    private Setting Choose(Surrogate model, SearchSpace space, List<Trial> trials, HashSet<Setting> tried, RandomStream stream)
    {
        Setting? chosen = null;
        var most = double.NegativeInfinity;
        void Consider(Setting setting)
        {
            if (tried.Contains(setting))
                return;
            var expected = model.ExpectedImprovementAt(Surrogate.Features(space, setting), Margin);
            if (expected > most)
                (chosen, most) = (setting, expected);
        }

        for (var i = 0; i < Candidates; i++)
            Consider(space.Draw(stream));
        var best = trials.Min(Comparer<Trial>.Create(Trial.Compare))!.Setting;
        foreach (var size in StepSizes)
        {
            double[][] centres = chosen is null ? [space.PlaceOf(best)] : [space.PlaceOf(best), space.PlaceOf(chosen)];
            for (var i = 0; i < StepsAround; i++)
                Consider(space.At(Near(space, centres[i % centres.Length], size, stream)));
        }

        // A small space may have been tried out: then again.
        return chosen ?? space.Draw(stream);
    }

    // Words have no neighbours: one in five is drawn anew.
    private static double[] Near(SearchSpace space, double[] centre, double size, RandomStream stream)
        => [.. centre.Select((u, i) => space[i].Value.IsOrdered
            ? Math.Clamp(u + stream.NextNormal(0, size), 0, 1)
            : stream.NextUniform() < 0.2 ? stream.NextUniform() : u)];

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
