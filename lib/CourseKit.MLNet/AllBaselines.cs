using CourseKit.Training;
using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace CourseKit.MLNet;

/// <summary>The classifiers of ML.NET that the course compares with. A new one is one row here.</summary>
/// <remarks>
/// Each runs on one thread, so that the same seed gives the same result. What tells two classes apart is trained once
/// for each class against the others, and its answers are scaled to probabilities.
/// </remarks>
public static class AllBaselines
{
    /// <summary>Softmax classifier by stochastic dual coordinate ascent, without a learning rate.</summary>
    public static Baseline DualAscent { get; } = new("SDCA", "softmax classifier, dual coordinate ascent",
        ml => ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(
            new SdcaMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 20 }));

    /// <summary>Softmax classifier by L-BFGS, the method of notebook 09.</summary>
    public static Baseline LimitedMemory { get; } = new("L-BFGS", "softmax classifier, L-BFGS",
        ml => ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
            new LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1, L1Regularization = 0, L2Regularization = 1 }));

    /// <summary>Logistic regression by plain stochastic gradient descent, one for each class.</summary>
    public static Baseline StochasticDescent { get; } = new("SGD", "logistic regression for each class, SGD",
        ml => ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.SgdCalibrated(
            new SgdCalibratedTrainer.Options { NumberOfThreads = 1, NumberOfIterations = 20, LearningRate = 0.01 })));

    /// <summary>The perceptron whose weights are averaged over all steps, one for each class.</summary>
    public static Baseline AveragedPerceptron { get; } = new("averaged perceptron", "averaged perceptron for each class",
        ml => ml.MulticlassClassification.Trainers.OneVersusAll(
            ml.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 10)));

    /// <summary>Gradient boosting of small trees, the method of notebook 07, one for each class.</summary>
    public static Baseline BoostedTrees { get; } = new("FastTree", "gradient boosting of trees for each class",
        ml => ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.FastTree(
            new FastTreeBinaryTrainer.Options { NumberOfThreads = 1, NumberOfTrees = 30, NumberOfLeaves = 8, MinimumExampleCountPerLeaf = 1, LearningRate = 0.2 })));

    /// <summary>All of them, the quickest first.</summary>
    public static IReadOnlyList<Baseline> Table { get; } = [LimitedMemory, DualAscent, StochasticDescent, AveragedPerceptron, BoostedTrees];

    /// <summary>Trains every one of them on the same sets.</summary>
    /// <param name="train">What they learn from.</param>
    /// <param name="test">What they are judged on.</param>
    /// <param name="seed">Where random numbers start.</param>
    public static IReadOnlyList<BaselineResult> Train(Examples train, Examples test, int seed = 1)
        => [.. Table.Select(baseline => baseline.Train(train, test, seed))];
}
