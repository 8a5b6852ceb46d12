using System.Security.Cryptography;
using CourseKit.Activations;
using CourseKit.Data;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Normalization;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Faults;

/// <summary>A training of 240 steps with dropout, batch normalization and early stopping, stored every third step and every epoch.</summary>
internal static class TrainWork
{
    private const int Epochs = 12;
    private static readonly Examples Training = Points(400, 1);
    private static readonly Examples Validation = Points(100, 2);

    /// <summary>Trains, or goes on training, and writes network and history.</summary>
    public static void Do(string folder)
    {
        var checkpoint = Of(folder);
        var run = checkpoint.ResumeOrStart(Trainer() with { Callbacks = [checkpoint] }, Training, Epochs, Validation);
        Console.WriteLine("begun");
        var before = run.StepsDone;
        var result = run.Run();
        ModelFile.Save(Path.Combine(folder, "final.ckm"), result.Network);
        File.WriteAllLines(Path.Combine(folder, "result.txt"), Lines(result));
        Console.WriteLine(FormattableString.Invariant($"{run.StepsDone - before} of {run.StepsDone} steps run"));
    }

    /// <summary>Shows what each checkpoint holds: its place, its network, and what training on from it to the end gives.</summary>
    /// <remarks>Their bytes themselves hold seconds.</remarks>
    public static void Look(string folder)
    {
        var checkpoint = Of(folder);
        foreach (var path in checkpoint.Paths.Append(checkpoint.BestPath))
        {
            var run = Checkpoint.Resume(path, Trainer(), Training, Epochs, Validation);
            var place = FormattableString.Invariant($"{Path.GetFileName(path)} {run.EpochsDone} {run.StepsDone} {Hash(run.Network)}");
            Console.WriteLine(place + " " + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Lines(run.Run()))))));
        }
    }

    private static Checkpoint Of(string folder) => new(folder, "net") { EverySteps = 3, Keep = 3 };

    private static Trainer Trainer() => new(
        new Network(8, [new Dense(24, new ReLU()), new BatchNorm(), new Dropout(0.2), new Dense(3)], seed: 5),
        new Adam(0.005),
        new SoftmaxCrossEntropy())
    {
        BatchSize = 20,
        Seed = 3,
        Stopping = new EarlyStopping(50),
    };

    private static Examples Points(int count, long seed)
    {
        var stream = new RandomStream(seed);
        var x = stream.Normal(count, 8);
        return new(x, [.. x.ToRows().Select(row => row[0] + (row[1] * row[2]) > 0.5 ? 2 : row[3] > 0 ? 1 : 0)], 3);
    }

    private static IEnumerable<string> Lines(TrainingResult result)
        =>
        [
            $"{result.Reason} {result.Message}",
            Hash(result.Network),
            .. result.History.Steps.Select(loss => FormattableString.Invariant($"{loss:R}")),
            .. result.History.Epochs.Select(epoch => FormattableString.Invariant($"{epoch with { Seconds = 0 }}")),
        ];

    private static string Hash(Network network)
        => Convert.ToHexStringLower(SHA256.HashData(network.Parameters.ToArray().SelectMany(BitConverter.GetBytes).ToArray()));
}
