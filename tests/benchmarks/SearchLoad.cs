using System.Globalization;
using CourseKit.Activations;
using CourseKit.Data;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Search;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Benchmarks;

/// <summary>A long search with a record on disk: whether its time grows with the trials only, and its memory not at all.</summary>
internal static class SearchLoad
{
    private static readonly SearchSpace Space = new(("rate", LogUniform.OfPowers(-4, 0)), ("units", new Integer(4, 32)));

    /// <summary>Writes one line of JSON a quarter of the trials: trials done, seconds since the start, megabytes of the process and of the managed heap after a collection.</summary>
    /// <param name="kind">random or bayesian.</param>
    /// <param name="trials">How many trials.</param>
    /// <param name="file">The record; with one that is whole already nothing is trained, and the time is that of reading it.</param>
    internal static void Print(string kind, int trials, string file)
    {
        Searcher search = kind == "bayesian" ? new BayesianSearch(trials) : new RandomSearch(trials);
        var random = new RandomStream(1);
        var x = random.Normal(200, 16);
        var examples = new Examples(x, [.. Enumerable.Range(0, x.Rows).Select(row => x[row, 0] > x[row, 1] ? 1 : 0)], 2);
        var next = 1;
        var start = TimeProvider.System.GetTimestamp();
        var result = search.Run(Space, (setting, trial) => Train(examples, setting, trial), new SearchOptions
        {
            Jobs = 2,
            Record = SearchFile.At(file),
            Progress = step =>
            {
                if (step.Done * 4L < (long)trials * next || next > 4)
                    return;
                next++;
                Write(step.Done, TimeProvider.System.GetElapsedTime(start));
            },
        });
        Write(result.Trials.Count, TimeProvider.System.GetElapsedTime(start));
    }

    private static double Train(Examples examples, Setting setting, TrialContext trial)
    {
        var network = new Network(examples.X.Columns, [new Dense((int)setting["units"], new ReLU()), new Dense(2)], seed: trial.Number);
        var history = new Trainer(network, new Momentum(setting["rate"], 0.9), new SoftmaxCrossEntropy()) { BatchSize = 50 }.Train(examples, epochs: 5).History;
        foreach (var epoch in history.Epochs)
            trial.Report(epoch.Epoch, epoch.Loss);
        return history.Last.Loss;
    }

    private static void Write(int done, TimeSpan elapsed) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"trials": {{done}}, "seconds": {{elapsed.TotalSeconds:F3}}, "process": {{Environment.WorkingSet / 1048576.0:F1}}, "heap": {{GC.GetTotalMemory(true) / 1048576.0:F1}}}"""));
}
