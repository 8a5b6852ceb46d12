using CourseKit.Search;
using CourseKit.Tensors;

namespace CourseKit.Tests.Search;

/// <summary>Running, recording, resuming and showing a search.</summary>
public class SearchRunTests
{
    private static readonly SearchSpace Space = new(("rate", LogUniform.OfPowers(-4, 0)), ("units", new Integer(1, 50)));

    [Fact]
    public void A_trial_is_given_up_when_its_cost_passes_three_times_its_start()
    {
        var steps = new List<int>();
        var result = new RandomSearch(1).Run(Space, (_, trial) =>
        {
            for (var epoch = 0; epoch < 10 && trial.Report(epoch, 2 + epoch); epoch++)
                steps.Add(epoch);
            return 1;
        });

        steps.ShouldBe([0, 1, 2, 3, 4]); // 2 + 4 = 6 is 3 × 2, not above it.
        var trial = result.Trials.ShouldHaveSingleItem();
        trial.Status.ShouldBe(TrialStatus.GivenUp);
        trial.Curve.Count.ShouldBe(6);
        trial.Note.ShouldBe("the cost 7 at step 5 passed 3 × its start 2");
        new RandomSearch(1).Run(Space, Diverging, new SearchOptions { GiveUpFactor = double.PositiveInfinity }).Trials[0].Status.ShouldBe(TrialStatus.Done);
        new RandomSearch(1).Run(Space, Diverging).Trials[0].Status.ShouldBe(TrialStatus.GivenUp);

        static double Diverging(Setting setting, TrialContext trial)
        {
            trial.Report(0, 1);
            trial.Report(1, 1000);
            return 1000;
        }
    }

    [Fact]
    public void A_cost_that_is_not_a_number_fails_the_trial_and_a_users_rule_stops_it()
    {
        var result = new RandomSearch(2).Run(
            Space,
            (_, trial) =>
            {
                var epoch = 0;
                while (trial.Report(epoch, trial.Number == 0 && epoch == 2 ? double.NaN : 1.0 / (epoch + 1)))
                    epoch++;
                return double.NaN;
            },
            new SearchOptions { StopTrial = trial => trial.Curve.Count == 4 });

        result.Trials[0].Status.ShouldBe(TrialStatus.Failed);
        result.Trials[0].Note.ShouldBe("the cost was NaN at step 2");
        result.Trials[1].Status.ShouldBe(TrialStatus.Stopped);
        result.Trials[1].Score.ShouldBe(0.25); // The last cost reported stands for a score that the objective did not give.
        result.Best.Number.ShouldBe(1);
    }

    [Fact]
    public void An_objective_may_leave_its_loop_by_throwing_when_a_report_has_ended_it()
    {
        double Objective(Setting setting, TrialContext trial)
        {
            for (var epoch = 0; ; epoch++)
            {
                if (!trial.Report(epoch, 1 + epoch))
                    throw new InvalidOperationException("enough");
            }
        }

        var given = new RandomSearch(1).Run(Space, Objective).Trials[0];
        (given.Status, given.Score).ShouldBe((TrialStatus.GivenUp, double.NaN));
        var stopped = new RandomSearch(1).Run(Space, Objective, new SearchOptions { StopTrial = trial => trial.Curve[^1].Cost >= 2 }).Trials[0];
        (stopped.Status, stopped.Score, stopped.Note).ShouldBe((TrialStatus.Stopped, 2, "stopped at step 1"));
    }

    [Fact]
    public void Trials_settings_and_spaces_show_themselves_as_tables()
    {
        var trial = new RandomSearch(1).Run(Space, s => 0.25).Best;

        trial.ToHtml().ShouldContain("rate</th>");
        trial.Setting.ToHtml().ShouldContain("units</th>");
        Space.ToHtml().ShouldContain("log-uniform in [0.0001, 1]");
        Space.ToString().ShouldBe("rate: log-uniform in [0.0001, 1]; units: whole numbers 1 … 50");
        trial.ToString().ShouldStartWith("trial 0: 0.25 (rate ");
    }

    [Fact]
    public void A_trials_random_numbers_follow_from_seed_and_number_alone()
    {
        double Draw(Setting setting, TrialContext trial) => trial.Random.NextUniform();
        var short_ = new RandomSearch(5).Run(Space, Draw, new SearchOptions { Seed = 11 });
        var long_ = new RandomSearch(50).Run(Space, Draw, new SearchOptions { Seed = 11, Jobs = 3 });

        long_.Scores[..5].ShouldBe(short_.Scores);
        long_.Scores.Distinct().Count().ShouldBe(50);
        new RandomSearch(5).Run(Space, Draw, new SearchOptions { Seed = 12 }).Scores.ShouldNotBe(short_.Scores);
    }

    [Fact]
    public void A_cancelled_search_keeps_what_was_finished_and_goes_on_from_there()
    {
        using var cancel = new CancellationTokenSource();
        var record = new SearchRecord();
        var runs = 0;
        double Objective(Setting setting, TrialContext trial)
        {
            runs++;
            if (runs == 4)
                cancel.Cancel();
            trial.Report(1, 1);
            return setting["rate"];
        }

        Should.Throw<OperationCanceledException>(() => new RandomSearch(10).Run(Space, Objective, new SearchOptions { Record = record, Cancellation = cancel.Token }));
        record.Count.ShouldBe(3);

        var result = new RandomSearch(10).Run(Space, Objective, new SearchOptions { Record = record });
        runs.ShouldBe(4 + 7);
        result.Scores.ShouldBe(new RandomSearch(10).Run(Space, s => s["rate"]).Scores);
    }

    [Fact]
    public void A_record_keeps_every_bit_of_a_trial()
    {
        var space = new SearchSpace(("rate", LogUniform.OfPowers(-4, 0)), ("word", new Choice("a \"b\"", "한국어")));
        using var text = new StringWriter();
        var result = new RandomSearch(6).Run(
            space,
            (setting, trial) =>
            {
                trial.Report(1, Math.PI);
                trial.Report(2, trial.Number == 1 ? double.PositiveInfinity : Math.E);
                return trial.Number == 2 ? throw new InvalidOperationException("two\nlines") : setting["rate"] / 3;
            },
            new SearchOptions { Record = new SearchRecord(text) });

        var read = SearchRecord.Read(new StringReader(text.ToString()));
        read.Count.ShouldBe(6);
        foreach (var (trial, known) in read.Trials.Zip(result.Trials))
        {
            (trial with { Curve = [] }).ShouldBe(known with { Curve = [] });
            trial.Curve.ShouldBe(known.Curve);
        }

        read.Trials[2].Note.ShouldBe("InvalidOperationException: two lines");
        using var again = new StringWriter();
        read.WriteTo(again);
        again.ToString().ShouldBe(text.ToString());
    }

    [Fact]
    public void A_record_keeps_every_tick_of_a_time()
    {
        using var text = new StringWriter();
        new RandomSearch(1).Run(Space, s => s["rate"], new SearchOptions { Record = new SearchRecord(text) });
        var (header, line) = (text.ToString().Split('\n')[0], text.ToString().Split('\n')[1]);

        for (var ticks = 0L; ticks < 10_000; ticks += 7)
        {
            var timed = line[..line.LastIndexOf(':')] + FormattableString.Invariant($":{new TimeSpan(ticks).TotalSeconds}}}");
            SearchRecord.Read(new StringReader($"{header}\n{timed}\n")).Trials.ShouldHaveSingleItem().Time.Ticks.ShouldBe(ticks);
        }
    }

    [Fact]
    public void Text_that_was_cut_short_loses_its_last_trial_only()
    {
        using var text = new StringWriter();
        new RandomSearch(3).Run(Space, s => s["rate"], new SearchOptions { Record = new SearchRecord(text) });
        var whole = text.ToString();
        var lastLine = whole.TrimEnd('\n').LastIndexOf('\n') + 1;

        for (var end = lastLine; end < whole.Length - 1; end++)
            SearchRecord.Read(new StringReader(whole[..end])).Count.ShouldBe(2);
        SearchRecord.Read(new StringReader(whole[..^1])).Count.ShouldBe(3);
        for (var end = 0; end < whole.IndexOf('\n'); end++)
            SearchRecord.Read(new StringReader(whole[..end])).Count.ShouldBe(0);
    }

    [Fact]
    public void Damage_elsewhere_and_records_of_other_searches_are_refused()
    {
        var lines = new List<string>();
        new RandomSearch(3).Run(Space, s => s["rate"], new SearchOptions { Record = SearchRecord.Read([], lines.Add) });

        Should.Throw<FormatException>(() => SearchRecord.Read([lines[0], "{\"trial\":0", lines[2]])).Message.ShouldStartWith("search record, line 2: it is not a trial:");
        Should.Throw<FormatException>(() => SearchRecord.Read(["hello"])).Message.ShouldContain("line 1: it is not a search record's first line");
        Should.Throw<FormatException>(() => SearchRecord.Read(["{\"search\":9}"])).Message.ShouldContain("it is of version 9, wanted 1");
        Should.Throw<InvalidOperationException>(() => new RandomSearch(3).Run(Space, _ => 0, new SearchOptions { Seed = 2, Record = SearchRecord.Read(lines) }))
            .Message.ShouldContain("use the same seed, searcher and space");
        Should.Throw<InvalidOperationException>(() => new GridSearch(2).Run(Space, _ => 0, new SearchOptions { Record = SearchRecord.Read(lines) }));
        string[] longer = [lines[0], lines[1].Replace("\"budget\":1", "\"budget\":7", StringComparison.Ordinal)];
        Should.Throw<InvalidOperationException>(() => new RandomSearch(3).Run(Space, _ => 0, new SearchOptions { Record = SearchRecord.Read(longer) }))
            .Message.ShouldContain("budget 7, this search's has");
        lines[1] = lines[1].Replace("\"units\":", "\"units\":1", StringComparison.Ordinal);
        Should.Throw<InvalidOperationException>(() => new RandomSearch(3).Run(Space, _ => 0, new SearchOptions { Record = SearchRecord.Read(lines) }))
            .Message.ShouldContain("its trial 0 has");
    }

    [Fact]
    public void A_record_that_cannot_be_written_ends_the_search_with_that_error()
    {
        var record = SearchRecord.Read([], line => throw new IOException("disk full"));
        Should.Throw<IOException>(() => new RandomSearch(3).Run(Space, _ => 0, new SearchOptions { Record = record, Jobs = 2 })).Message.ShouldBe("disk full");
    }

    [Fact]
    public void Progress_counts_every_trial_and_shows_a_bar()
    {
        var seen = new List<SearchProgress>();
        new RandomSearch(8).Run(Space, s => s["rate"], new SearchOptions { Jobs = 3, Progress = seen.Add });

        seen.Select(progress => progress.Done).ShouldBe(Enumerable.Range(1, 8));
        seen.ShouldAllBe(progress => progress.Total == 8);
        seen[^1].Best!.Score.ShouldBe(seen.Max(_ => seen[^1].Best!.Score));
        var best = new Trial(3, new Setting(("rate", 0.01)), 1, TrialStatus.Done, 0.0834);
        new SearchProgress(6, 12, best, TimeSpan.FromSeconds(42)).Bar(10).ShouldBe("█████░░░░░   6/12  best 0.0834 (rate 0.01)  0:42, 0:42 left");
        new SearchProgress(0, 5, null, TimeSpan.Zero).Bar(5).ShouldBe("░░░░░  0/5  no score yet  0:00");
        new SearchProgress(5, 5, best, TimeSpan.FromSeconds(3725), 2).Bar(5).ShouldBe("█████  5/5  best 0.0834 (rate 0.01)  1:02:05");
        new SearchProgress(8, 10, best, TimeSpan.FromSeconds(30), 5).Remaining.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void The_progress_line_is_written_over_and_not_too_often()
    {
        using var text = new StringWriter();
        var line = new ProgressLine(text) { Width = 30 };
        line.Show(new SearchProgress(1, 3, null, TimeSpan.FromSeconds(1)));
        line.Show(new SearchProgress(2, 3, null, TimeSpan.FromSeconds(1.01)));
        line.Show(new SearchProgress(3, 3, null, TimeSpan.FromSeconds(1.02)));

        var lines = text.ToString().Split('\r');
        lines.Length.ShouldBe(3); // The second came too soon.
        lines[0].ShouldBeEmpty();
        lines[1].Length.ShouldBe(30);
        lines[2].ShouldEndWith("\n");
    }

    [Fact]
    public void The_result_shows_the_best_first_and_warns_of_an_edge()
    {
        var result = new RandomSearch(40).Run(Space, s => s["rate"]);

        result.Top(3).Select(trial => trial.Score).ShouldBe(result.Scores.Order().Take(3));
        result.BestSoFar[^1].ShouldBe(result.Best.Score);
        result.BestSoFar.Zip(result.BestSoFar.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First);
        result.AtEdge.ShouldContain("rate");
        result.ToString().ShouldContain("Random search: 40 trials (40 done); at the edge of its range: rate");
        result.ToHtml().ShouldContain("<th scope=\"col\"");
        result.Table(5).Count.ShouldBe(5);
        result.AllTrials().Count.ShouldBe(40);
    }

    [Fact]
    public void The_best_of_many_noisy_scores_is_too_good_and_a_second_held_out_set_shows_it()
    {
        // Every setting is as good as every other: what the search finds is luck.
        var noise = new RandomStream(5);
        var result = new RandomSearch(200).Run(Space, (_, trial) => trial.Random.NextNormal(1, 0.1));
        var confirmed = result.Confirm(10, _ => noise.NextNormal(1, 0.1));

        confirmed.Scores.Count.ShouldBe(10);
        confirmed.MeanOptimism.ShouldBeGreaterThan(0.1);
        confirmed.Best.HeldOut.ShouldBe(confirmed.Scores.Min(score => score.HeldOut));
        confirmed.ToHtml().ShouldContain("second held-out");
    }

    [Fact]
    public void Five_thousand_trials_are_searched_and_recorded()
    {
        var lines = 0;
        var record = SearchRecord.Read([], _ => lines++);
        var result = new RandomSearch(5000).Run(Space, s => s["rate"], new SearchOptions { Jobs = 2, Record = record });

        result.Trials.Count.ShouldBe(5000);
        lines.ShouldBe(5001);
        result.Best.Score.ShouldBe(result.Scores.Min());
    }
}
