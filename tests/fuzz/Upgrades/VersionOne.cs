using System.Globalization;
using CourseKit.Activations;
using CourseKit.Data;
using CourseKit.Fuzz.Readers;
using CourseKit.Grading.Results;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Normalization;
using CourseKit.Optimizers;
using CourseKit.Preprocessing;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Search;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Fuzz.Upgrades;

/// <summary>The files of version 1 in <c>tests/fixtures/v1</c>: how they were made, and what they say.</summary>
/// <remarks>Made once, by the library that wrote version 1; from then on they are only read. A version 2 gets a folder of its own.</remarks>
internal static class VersionOne
{
    private const int Epochs = 3;

    private static readonly Examples Data = new(new RandomStream(3).Normal(10, 3), [0, 1, 0, 1, 1, 0, 1, 0, 0, 1], 2);

    private static readonly SearchSpace Space = new(("rate", LogUniform.OfPowers(-4, 0)), ("kind", new Choice("a", "b")));

    /// <summary>The folder, in the repository.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Corpus.Folder))!, "fixtures", "v1");

    /// <summary>Writes all files, and what they must say when they are read.</summary>
    public static void Make(string folder)
    {
        Directory.CreateDirectory(folder);
        var network = new Network(3, [new Dense(4, new ReLU()), new BatchNorm(), new Dropout(0.8), new Dense(2)], 1, Precision.Single) { Frozen = 1 };
        network.RandomOf(2).NextBits();
        var model = new SavedModel(network, new StandardScore().Fit(new RandomStream(2).Normal(5, 3)), ["no", "예"]);
        ModelFile.Save(Path.Combine(folder, "model.ckm"), model.Network, model.Scaler, model.ClassNames);

        var run = Trainer().Start(Data, Epochs, Data);
        while (run.StepsDone < 5)
            run.Step();
        using (var stream = File.Create(Path.Combine(folder, "checkpoint.ckm")))
            run.Save(stream);

        var search = Path.Combine(folder, "search.jsonl");
        File.Delete(search);
        new RandomSearch(4).Run(Space, (setting, trial) => trial.Report(1, 2 * setting["rate"]) ? 0 : setting["rate"], new SearchOptions { Seed = 7, Record = SearchFile.At(search) });

        foreach (var (name, content) in new[] { ("gradebook.json", SampleGrades.Record), ("results/101.json", SampleGrades.Result), ("manual/101.json", SampleGrades.Manual) })
        {
            var path = Path.Combine(folder, "grades", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }

        File.WriteAllLines(Path.Combine(folder, "says.txt"), [.. Facts(model), .. Facts(run), .. Facts(SearchFile.At(search)), .. Facts(new Gradebook(Path.Combine(folder, "grades")))]);
        run.Run();
        File.WriteAllLines(Path.Combine(folder, "continued.txt"), Numbers(run.Network.Parameters).Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
    }

    /// <summary>What the files of a folder say, a line for each number, by its bits.</summary>
    public static IReadOnlyList<string> Read(string folder)
        => [.. Facts(ModelFile.Load(Path.Combine(folder, "model.ckm"))), .. Facts(Resume(Path.Combine(folder, "checkpoint.ckm"))),
            .. Facts(SearchFile.At(Path.Combine(folder, "search.jsonl"))), .. Facts(new Gradebook(Path.Combine(folder, "grades")))];

    /// <summary>The training of a checkpoint.</summary>
    public static TrainingRun Resume(string path) => Checkpoint.Resume(path, Trainer(), Data, Epochs, Data);

    private static Trainer Trainer() => new(new Network(3, [new Dense(4, new ReLU()), new Dropout(0.8), new Dense(2)], 1), new Adam(new StepDecay(0.1, 2, 0.5)), new SoftmaxCrossEntropy())
    {
        BatchSize = 4,
        Stopping = new EarlyStopping(5),
        Penalty = new ElasticNet(0.01, 0.01),
    };

    private static IEnumerable<string> Facts(SavedModel model)
        => [$"model: {string.Join(", ", model.Network.Layers)}", $"model frozen {model.Network.Frozen}, classes {string.Join(' ', model.ClassNames!)}, scaler {model.Scaler!.Rule}",
            .. Bits("model parameter", Numbers(model.Network.Parameters)), .. Bits("model statistic", Enumerable.Range(0, 4).SelectMany(model.Network.StatisticsOf).SelectMany(Numbers)),
            .. Enumerable.Range(0, 4).Select(layer => $"model stream {model.Network.RandomOf(layer).State}"),
            .. Bits("model scaled", [.. model.Scaler.Transform(Data.X).ToRows().SelectMany(row => row)])];

    private static IEnumerable<string> Facts(TrainingRun run)
        => [$"training after {run.EpochsDone} epochs and {run.StepsOfEpoch} of {run.StepsPerEpoch} steps, {run.GradientEvaluations} gradients, best {run.Best}",
            .. Bits("training rate", [run.LearningRate]), .. Bits("training parameter", Numbers(run.Network.Parameters)), .. Bits("training step", run.History.Steps),
            .. Bits("training epoch", run.History.Epochs.SelectMany(epoch => new[] { epoch.Loss, epoch.Accuracy, epoch.ValidationLoss!.Value, epoch.LearningRate, epoch.Penalty })),
            .. Enumerable.Range(0, 3).Select(layer => $"training stream {run.Network.RandomOf(layer).State}")];

    private static IEnumerable<string> Facts(SearchRecord record)
        => record.Trials.SelectMany(trial => Bits($"{trial.Number} {trial.Status} budget {trial.Budget} {trial.Setting.Text("kind")}", [trial.Setting["rate"], trial.Score, .. trial.Curve.Select(point => point.Cost)]));

    private static IEnumerable<string> Facts(Gradebook gradebook)
    {
        var view = gradebook.View();
        var result = view.Results.Single();
        return [$"class {view.Outline.Name} {view.Outline.Title} {string.Join(' ', view.Outline.Exercises.Select(one => (one.Id, one.Title, one.Points)))} {string.Join(' ', view.Outline.Questions)} {string.Join(' ', view.Unplaced)}",
            string.Create(CultureInfo.InvariantCulture, $"result {result.Student} {result.Name} {result.File} {result.Points} of {result.OutOf}, late {result.LatePenalty}, {result.SubmittedAt:O} {result.GradedAt:O} attempt {result.Attempt} of {result.Attempts}"),
            .. result.Exercises.Select(one => FormattableString.Invariant($"exercise {one.Id} {one.Points} of {one.OutOf} {one.Verdict} {one.Diagnosis} {one.ByHand} {string.Join(' ', one.Cases)}")),
            .. result.Written.Select(one => one.ToString()), .. result.Remarks.Select(one => one.ToString())];
    }

    private static IEnumerable<double> Numbers(Vector vector) => Enumerable.Range(0, vector.Length).Select(k => vector[k]);

    private static IEnumerable<string> Bits(string name, IEnumerable<double> numbers)
        => numbers.Select((number, k) => string.Create(CultureInfo.InvariantCulture, $"{name} {k}: {BitConverter.DoubleToInt64Bits(number):x16}"));
}
