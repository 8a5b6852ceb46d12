using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Data.Tests.Models;

/// <summary>Which epoch is the best one, and which files are a training's own.</summary>
public sealed class BestCheckpointTests : IDisposable
{
    private static readonly Matrix X = new RandomStream(4).Normal(40, 3);
    private static readonly int[] Classes = [.. X.ToRows().Select(row => row[0] > 0 ? 1 : 0)];
    private static readonly Examples Data = new(X, Classes, 2);

    // Whatever is learned of the training set makes it worse here: the first epoch is the best of all that learned something.
    private static readonly Examples Contrary = new(X, [.. Classes.Select(@class => 1 - @class)], 2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_best_epoch_is_that_of_the_least_validation_loss_and_not_the_last_nor_the_one_before_all_learning()
    {
        var checkpoint = new Checkpoint(_folder.Path, "net");
        var losses = Run(checkpoint, 4, Contrary).Run().History.Epochs.Select(epoch => epoch.ValidationLoss!.Value).ToList();
        losses.ShouldBeInOrder(SortDirection.Ascending);
        Best(checkpoint, 4, Contrary).ShouldBe(1);

        // Gone on with, it still knows what was best.
        var later = new Checkpoint(_folder.Path, "net");
        Run(later, 6, Contrary).Run();
        Best(later, 6, Contrary).ShouldBe(1);
    }

    [Fact]
    public void Without_a_validation_set_it_is_that_of_the_least_training_loss()
    {
        var checkpoint = new Checkpoint(_folder.Path, "net");
        Run(checkpoint, 4, null).Run();
        Best(checkpoint, 4, null).ShouldBe(4);
    }

    [Fact]
    public void Files_of_a_training_whose_name_begins_alike_are_not_its_own()
    {
        Run(new Checkpoint(_folder.Path, "net-epoch-a"), 2, null).Run();
        var checkpoint = new Checkpoint(_folder.Path, "net");
        checkpoint.Paths.ShouldBeEmpty();
        Run(checkpoint, 1, null).Run();
        new Checkpoint(_folder.Path, "net-epoch-a").Paths.Count.ShouldBe(2);
    }

    private static int Best(Checkpoint checkpoint, int epochs, Examples? validation)
        => Checkpoint.Resume(checkpoint.BestPath, Make(), Data, epochs, validation).EpochsDone;

    private static TrainingRun Run(Checkpoint checkpoint, int epochs, Examples? validation)
        => checkpoint.ResumeOrStart(Make() with { Callbacks = [checkpoint] }, Data, epochs, validation);

    private static Trainer Make()
        => new(new Network(3, [new Dense(4, new ReLU()), new Dense(2)], seed: 1), new Adam(0.01), new SoftmaxCrossEntropy()) { BatchSize = 10 };
}
