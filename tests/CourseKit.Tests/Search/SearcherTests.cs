using CourseKit.Search;
using CourseKit.Tensors;

namespace CourseKit.Tests.Search;

/// <summary>What each searcher does that the others don't.</summary>
public class SearcherTests
{
    private static readonly SearchSpace Square = new(("x", new Uniform(0, 1)), ("y", new Uniform(0, 1)));

    [Fact]
    public void Hyperband_has_the_brackets_of_Li_et_al_for_R_81_and_η_3()
    {
        // Table 1 of JMLR 18 (2018), n_i and r_i; algorithm 1: n = ⌈(s_max + 1) ηˢ / (s + 1)⌉.
        (int, int)[][] table =
        [
            [(81, 1), (27, 3), (9, 9), (3, 27), (1, 81)],
            [(34, 3), (11, 9), (3, 27), (1, 81)],
            [(15, 9), (5, 27), (1, 81)],
            [(8, 27), (2, 81)],
            [(5, 81)],
        ];

        var brackets = new Hyperband(81).Brackets;
        brackets.Select(bracket => bracket.Select(rung => (rung.Settings, rung.Budget)).ToArray()).ShouldBe(table);
        new Hyperband(81).TrialCount(Square).ShouldBe(206);
        new Hyperband(243).Brackets.Count.ShouldBe(6);
        new Hyperband(1).Brackets.ShouldHaveSingleItem().ShouldHaveSingleItem().ShouldBe(new Rung(1, 1));
        new Hyperband(100).Brackets[0].Select(rung => rung.Budget).ShouldBe([1, 3, 11, 33, 100]);
    }

    [Fact]
    public void Halving_keeps_the_best_third_and_trains_it_three_times_as_long()
    {
        var result = new SuccessiveHalving(27, 2, 54).Run(Square, (setting, _) => setting["x"]);

        new SuccessiveHalving(27, 2, 54).Rungs.Select(rung => (rung.Settings, rung.Budget)).ShouldBe([(27, 2), (9, 6), (3, 18), (1, 54)]);
        var rungs = result.Trials.GroupBy(trial => trial.Budget).ToDictionary(rung => rung.Key, rung => rung.ToArray());
        var best = rungs[2].OrderBy(trial => trial.Score).Take(9).Select(trial => trial.Number).ToArray();
        rungs[6].Select(trial => trial.Continues!.Value).ShouldBe(best, ignoreOrder: true);
        rungs[6].ShouldAllBe(trial => trial.Setting.Equals(result.Trials[trial.Continues!.Value].Setting));
        rungs[2].ShouldAllBe(trial => trial.Continues == null);
        rungs[54].ShouldHaveSingleItem().Setting.ShouldBe(result.Best.Setting);
        result.Best.Budget.ShouldBe(54);
    }

    [Fact]
    public void Halving_does_not_keep_what_failed()
    {
        var result = new SuccessiveHalving(9, 1, 9).Run(Square, (setting, trial) => trial.Budget == 1 && trial.Number != 4 ? double.NaN : setting["x"]);

        result.Trials.Where(trial => trial.Budget == 3).ShouldHaveSingleItem().Continues.ShouldBe(4);
        result.Trials.Count.ShouldBe(11);
    }

    [Fact]
    public void A_grid_tries_each_combination_once_and_says_how_many_there_would_be()
    {
        var space = new SearchSpace(("rate", LogUniform.OfPowers(-3, -1)), ("units", new Integer(1, 2)), ("activation", new Choice("ReLU", "tanh", "ELU", "sigmoid")));
        var result = new GridSearch(3).Run(space, _ => 1);

        result.Trials.Count.ShouldBe(3 * 2 * 4);
        result.Trials.Select(trial => trial.Setting).Distinct().Count().ShouldBe(24);
        result.Trials[1].Setting.ToString().ShouldBe("rate 0.001, units 1, activation tanh");

        var six = new SearchSpace([.. "abcdef".Select(letter => (letter.ToString(), (SearchRange)new Uniform(0, 1)))]);
        Should.Throw<InvalidOperationException>(() => new GridSearch(10).Run(six, _ => 1)).Message
            .ShouldContain("a grid over 6 hyper-parameters has 10 × 10 × 10 × 10 × 10 × 10 = 1,000,000 trials, more than the limit of 10,000");
        var many = new SearchSpace([.. Enumerable.Range(0, 400).Select(i => ($"p{i}", (SearchRange)new Uniform(0, 1)))]);
        Should.Throw<InvalidOperationException>(() => new GridSearch(10).TrialCount(many));
        new GridSearch(10) { Limit = 1_000_000 }.TrialCount(six).ShouldBe(1_000_000);
    }

    [Fact]
    public void A_longer_random_search_begins_with_the_same_trials()
    {
        var shorter = new RandomSearch(10).Run(Square, s => s["x"]);
        var longer = new RandomSearch(30).Run(Square, s => s["x"]);

        longer.Trials.Take(10).Select(trial => trial.Setting).ShouldBe(shorter.Trials.Select(trial => trial.Setting));
    }

    [Fact]
    public void Coarse_to_fine_narrows_around_the_best_and_stays_in_the_space()
    {
        var space = new SearchSpace(("x", new Uniform(0, 1)), ("word", new Choice("a", "b", "c", "d")));
        var result = new CoarseToFine(3, 20) { Shrink = 0.25 }.Run(space, s => Math.Abs(s["x"] - 0.98) + (s.Text("word") == "c" ? 0 : 2));
        var rounds = result.Trials.Chunk(20).Select(round => round.Select(trial => trial.Setting["x"]).ToArray()).ToArray();

        (rounds[0].Max() - rounds[0].Min()).ShouldBeGreaterThan(0.6);
        (rounds[1].Max() - rounds[1].Min()).ShouldBeLessThanOrEqualTo(0.25);
        (rounds[2].Max() - rounds[2].Min()).ShouldBeLessThanOrEqualTo(0.0625);
        result.Trials.Skip(20).ShouldAllBe(trial => trial.Setting.Text("word") == "c");
        rounds.ShouldAllBe(round => round.Distinct().Count() == 20); // The box is moved in from the edge, not cut by it.
        result.Best.Score.ShouldBeLessThan(0.01);

        // The same number of trials at random comes less close (median over seeds).
        double Median(Searcher searcher) => Enumerable.Range(0, 15)
            .Select(seed => searcher.Run(Square, s => Math.Abs(s["x"] - 0.3) + Math.Abs(s["y"] - 0.8), new SearchOptions { Seed = seed }).Best.Score).Order().ElementAt(7);
        Median(new CoarseToFine(4, 15)).ShouldBeLessThan(Median(new RandomSearch(60)) / 2);
    }

    [Fact]
    public void Manual_search_tries_the_list_and_refuses_what_is_not_of_the_space()
    {
        var result = new ManualSearch(new Setting(("x", 0.1), ("y", 0.2)), new Setting(("x", 0.3), ("y", 0.4))).Run(Square, s => s["x"]);

        result.Scores.ShouldBe([0.1, 0.3]);
        Should.Throw<ArgumentException>(() => new ManualSearch(new Setting(("x", 2), ("y", 0))).Run(Square, s => 0)).Message.ShouldContain("must be of the range uniform in [0, 1], got 2");
        Should.Throw<ArgumentException>(() => new ManualSearch(new Setting(("x", 0.5))).Run(Square, s => 0)).Message.ShouldContain("the setting must have x, y");
        Should.Throw<ArgumentException>(() => new ManualSearch());
    }

    [Fact]
    public void Bayesian_search_comes_closer_than_random_search_with_as_many_trials()
    {
        static double Branin(Setting s)
        {
            var (x, y) = ((15 * s["x"]) - 5, 15 * s["y"]);
            return Math.Pow(y - (5.1 / (4 * Math.PI * Math.PI) * x * x) + (5 / Math.PI * x) - 6, 2) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x)) + 10;
        }

        double Median(Searcher searcher) => Enumerable.Range(0, 5).Select(seed => searcher.Run(Square, Branin, new SearchOptions { Seed = seed }).Best.Score).Order().ElementAt(2);
        var bayesian = Median(new BayesianSearch(30));
        bayesian.ShouldBeLessThan(0.45); // The minimum is 0.3979.
        bayesian.ShouldBeLessThan(Median(new RandomSearch(30)));
    }

    [Fact]
    public void Bayesian_search_takes_words_whole_numbers_and_a_space_that_is_tried_out()
    {
        var space = new SearchSpace(("layers", new Integer(1, 3)), ("activation", new Choice("ReLU", "tanh")));
        var result = new BayesianSearch(12) { Initial = 3 }.Run(space, s => s.Integer("layers") + (s.Text("activation") == "tanh" ? 0 : 0.5));

        result.Best.Setting.ToString().ShouldBe("layers 1, activation tanh");
        result.Trials.Take(9).Select(trial => trial.Setting).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void The_surrogate_is_sure_near_trials_and_unsure_between()
    {
        var space = new SearchSpace(("x", new Uniform(0, 1)));
        var result = new ManualSearch([.. ((double[])[0, 0.1, 0.2, 0.3, 0.9, 1]).Select(x => new Setting(("x", x)))]).Run(space, s => 100 + (10 * Math.Sin(6 * s["x"])));
        var surrogate = Surrogate.Of(space, result.Trials);

        var (mean, near) = surrogate.Predict(new Setting(("x", 0.2)));
        mean.ShouldBe(100 + (10 * Math.Sin(1.2)), 0.5);
        surrogate.Predict(new Setting(("x", 0.6))).Deviation.ShouldBeGreaterThan(3 * near);
        surrogate.ExpectedImprovementAt(new Setting(("x", 0.75))).ShouldBeGreaterThan(surrogate.ExpectedImprovementAt(new Setting(("x", 0.2))));
        surrogate.Best.ShouldBe(result.Best.Score);
    }

    [Fact]
    public void One_diverged_trial_does_not_flatten_the_surrogate()
    {
        var space = new SearchSpace(("x", new Uniform(0, 1)));
        Trial Of(int number, double x, double score) => new(number, new Setting(("x", x)), 1, TrialStatus.Done, score);
        Trial[] trials = [.. Enumerable.Range(0, 9).Select(i => Of(i, i / 10.0, Math.Abs((i / 10.0) - 0.3))), Of(9, 1, 1e12)];

        var surrogate = Surrogate.Of(space, trials);
        surrogate.Predict(new Setting(("x", 0.3))).Mean.ShouldBe(0, 0.1);
        surrogate.Predict(new Setting(("x", 0.7))).Mean.ShouldBe(0.4, 0.1);
    }

    [Fact]
    public void Random_beats_a_grid_where_one_parameter_of_two_matters()
    {
        var few = RandomAgainstGrid.Measure(side: 3, repetitions: 300, weight: 0.01, seed: 4);
        few.GridValues.ShouldBe(3);
        few.RandomValues.ShouldBe(9);
        few.RandomWins.ShouldBeGreaterThan(0.6);
        few.RandomBest.Average().ShouldBeLessThan(few.GridBest.Average() / 2);
        few.ToString().ShouldContain("values of x");

        // Where both matter alike, the advantage is gone.
        Should.Throw<ArgumentOutOfRangeException>(() => RandomAgainstGrid.Measure(side: 1)).ParamName.ShouldBe("side");
        RandomAgainstGrid.Measure(side: 3, repetitions: 300, weight: 1, seed: 4).RandomWins.ShouldBeLessThan(few.RandomWins);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomSearch(0)).Message.ShouldContain("Trials must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new GridSearch(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new CoarseToFine(2, 5) { Shrink = 1 }).Message.ShouldContain("Shrink must be in (0, 1), got 1");
        Should.Throw<ArgumentOutOfRangeException>(() => new Hyperband(9) { Factor = 1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new SuccessiveHalving(9, 4, 3)).Message.ShouldContain("LastBudget must be ≥ 4, got 3");
        Should.Throw<ArgumentOutOfRangeException>(() => new BayesianSearch(9) { Margin = double.NaN });
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomSearch(1).Run(Square, _ => 0, new SearchOptions { Jobs = 0 })).Message.ShouldContain("Jobs must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomSearch(1).Run(Square, _ => 0, new SearchOptions { GiveUpFactor = 1 }));
    }

    [Fact]
    public void Bayesian_search_goes_on_from_one_trial_and_from_trials_all_alike()
    {
        new BayesianSearch(4) { Initial = 1 }.Run(Square, s => s["x"]).Trials.Count.ShouldBe(4);
        new BayesianSearch(12).Run(Square, _ => 1).Scores.ShouldAllBe(score => score == 1);
    }

    [Fact]
    public void Bayesian_search_forgets_the_middling_trials_when_there_are_many()
    {
        var result = new BayesianSearch(60) { MostPoints = 20, Initial = 10 }.Run(Square, s => Math.Pow(s["x"] - 0.3, 2) + Math.Pow(s["y"] - 0.6, 2));
        result.Best.Score.ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void Samples_of_a_process_have_its_mean_and_deviation()
    {
        var process = new GaussianProcess(new Matern52(), 1.5, [0.3], 0.01, new Matrix(3, 1, [0.1, 0.4, 0.9]), [0.5, -1, 0.2]);
        var places = new Matrix(40, 1, [.. Enumerable.Range(0, 40).Select(i => i / 39.0)]);
        var stream = new RandomStream(1);
        var samples = Matrix.FromRows(Enumerable.Range(0, 2000).Select(_ => process.Sample(places, stream)));

        foreach (var i in (int[])[0, 10, 25, 39])
        {
            var (mean, deviation) = process.Predict(places.Row(i));
            var column = samples.Column(i);
            column.Mean().ShouldBe(mean, 5 * deviation / Math.Sqrt(2000));
            Math.Sqrt((column - column.Mean()).Map(d => d * d).Mean()).ShouldBe(deviation, 0.1 * deviation);
        }

        // One function, not noise: neighbours go together.
        (samples.Column(20) - samples.Column(21)).Map(Math.Abs).Max().ShouldBeLessThan(1);
    }

    [Fact]
    public void Other_points_may_repeat_where_the_parameters_have_hardly_any_noise()
    {
        var process = new GaussianProcess(new RadialBasis(), 1, [1], 0, new Matrix(2, 1, [0.1, 0.9]), [1, 2]);
        process.With(new Matrix(3, 1, [0.1, 0.1, 0.9]), [1, 1, 2]).Predict([0.1]).Mean.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Equal_points_without_noise_are_refused()
        => Should.Throw<ArgumentException>(() => new GaussianProcess(new RadialBasis(), 1, [1], 0, new Matrix(2, 1, [0.5, 0.5]), [1, 2])).Message.ShouldContain("give noise > 0");
}
