using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Normalization;
using CourseKit.Optimizers;
using CourseKit.Preprocessing;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Data.Tests.Models;

public sealed class ModelFileTests
{
    private static readonly Matrix X = new RandomStream(1).Normal(40, 3, precision: Precision.Single);
    private static readonly Examples Data = new(X, [.. Enumerable.Range(0, 40).Select(i => X[i, 0] > 0 ? 1 : 0)], 2);

    [Fact]
    public void A_model_comes_back_from_its_file()
    {
        using var folder = new TemporaryFolder();
        var (network, scaler) = (Net(1), new StandardScore().Fit(X));
        ModelFile.Save(folder["new/model.ckm"], network, scaler, ["no", "yes"]);
        var model = ModelFile.Load(folder["new/model.ckm"]);
        model.Predict(X).ShouldBe(network.Predict(scaler.Transform(X)));
        model.ClassNames.ShouldBe(["no", "yes"]);
        ModelFile.LoadInto(folder["new/model.ckm"], Net(2)).Network.Parameters.ShouldBe(network.Parameters);
        Directory.GetFiles(folder["new"]).ShouldBe([folder["new/model.ckm"]]);
    }

    [Fact]
    public void The_files_of_version_1_load_for_ever()
    {
        // Written once, by the library that had version 1, from the network and training that are made here; never written again.
        var model = ModelFile.Load(Fixture("version-1.ckm"));
        model.Network.Layers.ShouldBe(Net(1).Layers);
        model.ClassNames.ShouldBe(["no", "yes"]);
        Matrix probe = [[0.5, -1, 2], [1, 0, -1]];
        model.Predict(probe).IsCloseTo(Expected, 1e-6).ShouldBeTrue(model.Predict(probe).ToString());

        var run = Checkpoint.Resume(Fixture("version-1-training.ckm"), Make(Net(2)), Data, 3);
        run.StepsDone.ShouldBe(7);
        run.Run().Network.Parameters.IsCloseTo(Make(Net(1)).Train(Data, 3).Network.Parameters, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void A_damaged_file_is_named_with_the_place()
    {
        using var folder = new TemporaryFolder();
        ModelFile.Save(folder["m.ckm"], Net(1));
        var bytes = File.ReadAllBytes(folder["m.ckm"]);
        bytes[^3] ^= 4;
        File.WriteAllBytes(folder["m.ckm"], bytes);
        Should.Throw<ModelFormatException>(() => ModelFile.Load(folder["m.ckm"])).Message.ShouldBe("m.ckm: tensor \"layer 2/b\": the checksum is another one: the file is damaged");
        Should.Throw<FileNotFoundException>(() => ModelFile.Load(folder["none.ckm"])).Message.ShouldContain("there is no such file");
        Should.Throw<ShapeException>(() => ModelFile.Save(folder["m.ckm"], Net(1), classNames: ["one"])).Message.ShouldContain("1 class names");
    }

    [Fact]
    public void Checkpoints_keep_the_newest_and_the_best_and_training_goes_on_from_them()
    {
        using var folder = new TemporaryFolder();
        var whole = Make(Net(1)).Train(Data, 6);
        var checkpoint = new Checkpoint(folder.Path, "net") { EverySteps = 3, Keep = 2 };
        var run = checkpoint.ResumeOrStart(Make(Net(1)) with { Callbacks = [checkpoint] }, Data, 6);
        for (var i = 0; i < 17; i++)
            run.Step();

        // The process dies here.
        checkpoint.Paths.Select(Path.GetFileName).ShouldBe(["net-epoch-0004-step-00000016.ckm", "net-epoch-0003-step-00000015.ckm"]);
        File.Exists(checkpoint.BestPath).ShouldBeTrue();
        var later = new Checkpoint(folder.Path, "net") { EverySteps = 3, Keep = 2 };
        var resumed = later.ResumeOrStart(Make(Net(2)) with { Callbacks = [later] }, Data, 6);
        resumed.StepsDone.ShouldBe(16);
        var result = resumed.Run();
        result.Network.Parameters.ShouldBe(whole.Network.Parameters);
        result.History.Steps.ShouldBe(whole.History.Steps);
        ModelFile.Load(later.BestPath).Network.Loss(X, Data.Targets, new SoftmaxCrossEntropy()).ShouldBe(whole.History.Losses.Skip(1).Min(), 1e-6);
    }

    [Fact]
    public void A_damaged_checkpoint_is_passed_over_for_the_one_before()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = new Checkpoint(folder.Path, "net") { KeepBest = false };
        (Make(Net(1)) with { Callbacks = [checkpoint] }).Train(Data, 3);
        File.WriteAllBytes(checkpoint.Paths[0], File.ReadAllBytes(checkpoint.Paths[0])[..^20]);
        checkpoint.ResumeOrStart(Make(Net(2)), Data, 3).EpochsDone.ShouldBe(2);
        foreach (var path in checkpoint.Paths)
            File.WriteAllText(path, "");
        Should.Throw<ModelFormatException>(() => checkpoint.ResumeOrStart(Make(Net(2)), Data, 3)).Message.ShouldStartWith("net-epoch-0003-step-00000012.ckm: ");
        new Checkpoint(folder.Path, "other").ResumeOrStart(Make(Net(2)), Data, 3).StepsDone.ShouldBe(0);
        Should.Throw<ArgumentException>(() => new Checkpoint(folder.Path, "a/b")).Message.ShouldContain("name must be made of letters");
        Should.Throw<ArgumentOutOfRangeException>(() => new Checkpoint(folder.Path, "a") { Keep = 0 }).Message.ShouldContain("Keep must be ≥ 1, got 0");
    }

    private static Matrix Expected => [[-0.0384988561, 0.360825002], [-0.218225762, -1.0835551]];

    private static Network Net(long seed) => new(3, [new Dense(4, new ReLU()), new BatchNorm(), new Dense(2)], seed);

    private static Trainer Make(Network network) => new(network, new Adam(0.01), new SoftmaxCrossEntropy()) { BatchSize = 10 };

    private static string Fixture(string name) => Path.Combine(Repository.Root, "tests", "CourseKit.Data.Tests", "Models", "Fixtures", name);
}
