using CourseKit.Search;

namespace CourseKit.Tests.Search;

/// <summary>What every searcher of the table must do.</summary>
public class SearcherConformanceTests
{
    private static readonly SearchSpace Space = new(("learning rate", LogUniform.OfPowers(-4, 0)), ("momentum", new Uniform(0, 1)));

    private static readonly IReadOnlyList<Searcher> Searchers = AllSearchers.For(Space);

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Searchers.Count)];

    [Fact]
    public void Every_searcher_of_the_library_is_in_the_table()
        => typeof(Searcher).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Searcher)))
            .Except(Searchers.Select(searcher => searcher.GetType())).ShouldBeEmpty();

    [Fact]
    public void No_two_have_the_same_name() => Searchers.Select(searcher => searcher.Name).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Places))]
    public void It_makes_the_trials_that_it_said_it_would(int place)
    {
        var result = Searchers[place].Run(Space, Bowl);

        result.Trials.Count.ShouldBe(Searchers[place].TrialCount(Space));
        result.Trials.Select(trial => trial.Number).ShouldBe(Enumerable.Range(0, result.Trials.Count));
        result.Trials.ShouldAllBe(trial => trial.Status == TrialStatus.Done && trial.Budget >= 1);
        result.Best.Score.ShouldBe(result.Trials.Min(trial => trial.Score));
        foreach (var trial in result.Trials)
            Space.PlaceOf(trial.Setting).ShouldAllBe(u => u >= 0 && u <= 1);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Same_seed_same_trials_for_one_job_and_for_four(int place)
    {
        var one = Searchers[place].Run(Space, NoisyBowl, new SearchOptions { Seed = 7, Jobs = 1 });
        var four = Searchers[place].Run(Space, NoisyBowl, new SearchOptions { Seed = 7, Jobs = 4 });

        four.Trials.Select(Essence).ShouldBe(one.Trials.Select(Essence));
        four.Best.Number.ShouldBe(one.Best.Number);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Resumed_from_any_part_of_its_record_it_makes_the_same_trials_and_runs_none_twice(int place)
    {
        using var text = new StringWriter();
        var whole = Searchers[place].Run(Space, NoisyBowl, new SearchOptions { Seed = 3, Record = new SearchRecord(text) });
        var lines = text.ToString().TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(whole.Trials.Count + 1);

        foreach (var kept in (int[])[1, 2, lines.Length / 2, lines.Length])
        {
            var added = new List<string>();
            var record = SearchRecord.Read(lines[..kept], added.Add);
            var ran = new List<int>();
            var resumed = Searchers[place].Run(
                Space,
                (setting, trial) =>
                {
                    ran.Add(trial.Number);
                    return NoisyBowl(setting, trial);
                },
                new SearchOptions { Seed = 3, Record = record });

            resumed.Trials.Select(Essence).ShouldBe(whole.Trials.Select(Essence));
            ran.ShouldBe(Enumerable.Range(kept - 1, whole.Trials.Count - (kept - 1)));
            added.Count.ShouldBe(lines.Length - kept);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_record_with_holes_as_several_jobs_leave_it_is_filled(int place)
    {
        var lines = new List<string>();
        var whole = Searchers[place].Run(Space, NoisyBowl, new SearchOptions { Record = SearchRecord.Read([], lines.Add) });
        var ran = new List<int>();

        var resumed = Searchers[place].Run(
            Space,
            (setting, trial) =>
            {
                ran.Add(trial.Number);
                return NoisyBowl(setting, trial);
            },
            new SearchOptions { Record = SearchRecord.Read(lines.Where((_, i) => i is not (2 or 5)).ToArray()) });

        ran.ShouldBe([1, 4]);
        resumed.Trials.Select(Essence).ShouldBe(whole.Trials.Select(Essence));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Failing_trials_are_recorded_and_do_not_end_the_search(int place)
    {
        double Objective(Setting setting, TrialContext trial)
        {
            switch (trial.Number % 4)
            {
                case 0:
                    throw new InvalidOperationException("out of luck");
                case 1:
                    return double.NaN;
                case 2:
                    _ = trial.Report(0, 1) && trial.Report(1, 3.01);
                    return 0;
                default:
                    return Bowl(setting);
            }
        }

        var result = Searchers[place].Run(Space, Objective);

        result.Trials[0].Status.ShouldBe(TrialStatus.Failed);
        result.Trials[0].Note.ShouldBe("InvalidOperationException: out of luck");
        result.Trials[1].Status.ShouldBe(TrialStatus.Failed);
        result.Trials[1].Note.ShouldBe("the score was NaN");
        result.Trials[2].Status.ShouldBe(TrialStatus.GivenUp);
        result.Trials[2].Note.ShouldBe("the cost 3.01 at step 1 passed 3 × its start 1");
        result.Trials.Where(trial => !trial.HasScore).ShouldAllBe(trial => double.IsNaN(trial.Score));
        result.Best.Status.ShouldBe(TrialStatus.Done);
        (result.Best.Number % 4).ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void If_every_trial_fails_the_search_ends_and_says_so(int place)
    {
        SearchProgress? last = null;
        var result = Searchers[place].Run(Space, _ => double.PositiveInfinity, new SearchOptions { Progress = progress => last = progress });

        result.HasBest.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => result.Best).Message.ShouldContain("the score was ∞", Case.Sensitive);
        result.ToString().ShouldContain("failed");
        last.ShouldNotBeNull().Done.ShouldBe(last.Total);
    }

    private static double Bowl(Setting setting)
        => Math.Pow(Math.Log10(setting["learning rate"]) + 1.7, 2) + Math.Pow(setting["momentum"] - 0.6, 2);

    private static double NoisyBowl(Setting setting, TrialContext trial)
    {
        trial.Report(1, 10);
        return Bowl(setting) + (trial.Random.NextNormal(0, 0.1) / trial.Budget);
    }

    private static (int, Setting, int, TrialStatus, double, int?) Essence(Trial trial)
        => (trial.Number, trial.Setting, trial.Budget, trial.Status, trial.Score, trial.Continues);
}
