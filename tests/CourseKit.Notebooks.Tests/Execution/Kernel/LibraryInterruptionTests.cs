using CourseKit.Notebooks.Execution.Kernel.Interaction;
using CourseKit.Notebooks.Tests.Course;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

/// <summary>The library's own loops hear of an interruption, though neither side knows the other.</summary>
public sealed class LibraryInterruptionTests : IDisposable
{
    private const string Usings = """
        using CourseKit.Ensembles; using CourseKit.Layers; using CourseKit.Losses; using CourseKit.Optimizers; using CourseKit.Search;
        using CourseKit.SecondOrder; using CourseKit.SecondOrder.Directions; using CourseKit.SecondOrder.LineSearches;
        using CourseKit.SecondOrder.Problems; using CourseKit.Tensors; using CourseKit.Training;
        var x = new Matrix(4, 2, Precision.Double) + 1; var y = new Matrix(4, 2, Precision.Double) + 0.5;
        var examples = new Examples(x, new[] { 0, 1, 0, 1 }, 2);
        var network = new Network(2, [new Dense(2)], precision: Precision.Double);
        var loss = new SoftmaxCrossEntropy();
        var valley = new Rosenbrock();
        var forever = int.MaxValue;
        double Slow() { System.Threading.Thread.Sleep(100); return 1; }
        """;

    private readonly KernelHarness _kernel = new();
    private readonly CellInterruption _interruption;

    // A cell asks to be stopped by waiting for a line. On a busy machine even what asks after each trial may take seconds to.
    public LibraryInterruptionTests()
    {
        _interruption = _kernel.Kernel.BeInteractive(_ =>
        {
            _interruption!.Request();
            return null;
        });
        _interruption.Patience = TimeSpan.FromMinutes(2);
    }

    [Theory]
    [InlineData("new Trainer(network, new GradientDescent(0.1), loss).Train(examples, forever);")]
    [InlineData("new SoftmaxClassifier(2, 2).Train(x, new[] { 0, 1, 0, 1 }, new TrainingOptions { Epochs = 3000000 });")]
    [InlineData("TwoLayerRegression.Initialize(2, 2, new RandomStream(1)).Train(x, x.Column(0), 0.1, 10000000);")]
    [InlineData("new Minimizer(new SteepestDescent(), new Backtracking()).Minimize(Objective.Of(2, at => Slow() * valley.Value(at), valley.Gradient), Vector.Of(-1.2, 1), new MinimizeOptions { MaxIterations = forever, GradientTolerance = 0 });")]
    [InlineData("new GradientDescent(1e-9).Minimize(at => Slow() * at, Vector.Of(1, 2), 100);")]
    [InlineData("new RandomSearch(100).Run(new SearchSpace((\"a\", new Uniform(0, 1))), setting => Slow());")]
    [InlineData("new Bagging(forever).Train(x, y, DecisionTree.Stump.Learner, new RandomStream(1));")]
    [InlineData("new GradientBoosting(forever).Train(x, y, DecisionTree.Stump.Learner, new RandomStream(1));")]
    public async Task A_long_computation_of_the_library_stops_and_the_state_survives(string computation)
    {
        await LoadAsync();
        var error = await _kernel.FailAsync("forever--;\nConsole.ReadLine();\n" + computation);
        error.Name.ShouldBe("Interrupted");
        // Not left behind: it has ended by itself.
        error.Message.ShouldEndWith("what it had assigned is kept");
        await _kernel.AfterAsync("forever");
        _kernel.Result.ShouldBe("2147483646");
    }

    [Fact]
    public async Task An_interrupted_trial_is_not_put_down_as_a_failed_one()
    {
        await LoadAsync();
        var error = await _kernel.FailAsync("""
            var done = 0;
            new RandomSearch(5).Run(
                new SearchSpace(("a", new Uniform(0, 1))),
                setting => { Console.ReadLine(); new Trainer(network, new GradientDescent(0.1), loss).Train(examples, forever); return 1; },
                new SearchOptions { Progress = _ => done++ });
            """);
        error.Name.ShouldBe("Interrupted");
        await _kernel.AfterAsync("done");
        _kernel.Result.ShouldBe("0");
    }

    [Fact]
    public async Task The_cell_after_an_interrupted_training_can_train()
    {
        await LoadAsync();
        await _kernel.FailAsync("Console.ReadLine();\nnew Trainer(network, new GradientDescent(0.1), loss).Train(examples, forever);");
        await _kernel.AfterAsync("new Trainer(network, new GradientDescent(0.1), loss).Train(examples, 3).Reason.ToString()");
        _kernel.Result.ShouldBe("EpochsDone");
    }

    public void Dispose()
    {
        _interruption.Dispose();
        _kernel.Dispose();
    }

    private Task LoadAsync() => _kernel.AfterAsync($"#r \"{CourseFiles.Library}\"", Usings);
}
