using System.Diagnostics;
using CourseKit.MLNet.Baselines;
using CourseKit.Training;
using Microsoft.ML;

namespace CourseKit.MLNet;

/// <summary>A classifier of ML.NET to compare with: <c>AllBaselines.LimitedMemory.Train(train, test)</c>.</summary>
/// <param name="Name">What a table calls it.</param>
/// <param name="About">What it is, in the course's words.</param>
/// <param name="Trainer">Makes ML.NET's trainer for columns named Features and Label.</param>
public sealed record Baseline(string Name, string About, Func<MLContext, IEstimator<ITransformer>> Trainer)
{
    /// <summary>Trains on one set and measures on another.</summary>
    /// <param name="train">What it learns from; classes.</param>
    /// <param name="test">What it is judged on; the same features and classes.</param>
    /// <param name="seed">Where ML.NET's random numbers start: same seed, same result.</param>
    /// <exception cref="ArgumentException">The sets hold no classes, or differ in features or classes.</exception>
    public BaselineResult Train(Examples train, Examples test, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        if (train.Labels is null || test.Labels is null)
            throw new ArgumentException($"{Name} is a classifier: make both sets with labels, new Examples(x, labels, classes)", nameof(train));
        if (train.X.Columns != test.X.Columns || train.Targets.Columns != test.Targets.Columns)
            throw new ArgumentException(Invariant($"the sets must agree, got {train.X.Columns} features and {train.Targets.Columns} classes to train, {test.X.Columns} and {test.Targets.Columns} to test"), nameof(test));
        var watch = Stopwatch.StartNew();
        var model = Trainer(new MLContext(seed)).Fit(MatrixDataView.Of(train));
        watch.Stop();
        var probabilities = Scores.Of(model.Transform(MatrixDataView.Of(test.X)), test.Targets.Columns);
        return new BaselineResult(Name, probabilities, [.. test.Labels], watch.Elapsed);
    }
}
