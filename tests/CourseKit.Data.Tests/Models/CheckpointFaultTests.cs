using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Data.Tests.Models;

public sealed class CheckpointFaultTests : IDisposable
{
    private static readonly Matrix X = new RandomStream(4).Normal(40, 3);
    private static readonly Examples Data = new(X, [.. X.ToRows().Select(row => row[0] > 0 ? 1 : 0)], 2);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_training_that_dies_between_an_epochs_two_files_ends_with_its_best_epoch_kept()
    {
        var checkpoint = new Checkpoint(_folder.Path, "net");

        // A folder of that name: the best epoch's file can't be written, and the training dies there.
        Directory.CreateDirectory(checkpoint.BestPath);
        Should.Throw<Exception>(() => Run(checkpoint, epochs: 1).Run());
        Directory.Delete(checkpoint.BestPath);

        Run(checkpoint, epochs: 1).Run();
        ModelFile.Load(checkpoint.BestPath).Network.Parameters.ShouldBe(Run(new Checkpoint(_folder["other"], "net"), epochs: 1).Run().Network.Parameters);
    }

    [Fact]
    public void What_a_killed_training_left_is_swept_up_and_nothing_else()
    {
        foreach (var name in (string[])["net-best.ckm.tmp", "net-epoch-0009-step-00000036.ckm.tmp", "net-mine.ckm.tmp", "network-best.ckm.tmp"])
            File.WriteAllText(_folder[name], "half");
        var checkpoint = new Checkpoint(_folder.Path, "net") { Keep = 2 };
        Run(checkpoint, epochs: 3).Run();

        // As if it had been killed between writing the last and deleting the oldest.
        File.Copy(checkpoint.Paths[^1], _folder["net-epoch-0001-step-00000004.ckm"]);
        Run(checkpoint, epochs: 3).Run();

        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
        [
            "net-best.ckm", "net-epoch-0002-step-00000008.ckm", "net-epoch-0003-step-00000012.ckm", "net-mine.ckm.tmp", "network-best.ckm.tmp",
        ]);
    }

    [Fact]
    public void Half_a_best_epoch_is_swept_up_also_where_none_is_kept_any_more()
    {
        File.WriteAllText(_folder["net-best.ckm.tmp"], "half");
        Run(new Checkpoint(_folder.Path, "net") { KeepBest = false }, epochs: 1).Run();
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).ShouldBe(["net-epoch-0001-step-00000004.ckm"]);
    }

    [Fact]
    public void A_second_process_that_stores_the_same_training_is_refused()
    {
        var checkpoint = new Checkpoint(_folder.Path, "net");
        using (new FileStream(_folder["net.lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Should.Throw<IOException>(() => Run(checkpoint, epochs: 1).Run()).Message
                .ShouldBe($"another process is storing its training «net» in {_folder.Path}: wait for it, or give this one another name or folder");
            Run(new Checkpoint(_folder.Path, "other"), epochs: 1).Run();
        }

        // Killed, it leaves the file and no lock.
        Run(checkpoint, epochs: 1).Run();
        File.Exists(_folder["net.lock"]).ShouldBeFalse();
    }

    private static TrainingRun Run(Checkpoint checkpoint, int epochs)
        => checkpoint.ResumeOrStart(
            new Trainer(new Network(3, [new Dense(4, new ReLU()), new Dense(2)], seed: 1), new Adam(0.01), new SoftmaxCrossEntropy())
            {
                BatchSize = 10,
                Callbacks = [checkpoint],
            },
            Data,
            epochs);
}
