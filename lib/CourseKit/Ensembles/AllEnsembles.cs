namespace CourseKit.Ensembles;

/// <summary>The tables of ensemble methods and combinations: what the conformance tests run on, and what a notebook compares.</summary>
public static class AllEnsembles
{
    /// <summary>Each method in each of its forms.</summary>
    public static IReadOnlyList<EnsembleMethod> Methods { get; } =
    [
        new ModelAveraging(5),
        new ModelAveraging(5, new GeometricAveraging()),
        new Bagging(8),
        new Bagging(8, 0.5, Replacement: false),
        new Bagging(8, Combination: new Voting()),
        new RandomSubspace(8, 0.6),
        new AdaBoost(8),
        new AdaBoost(8, 0.5),
        new GradientBoosting(8, 0.3),
        new GradientBoosting(8, 0.5, 0.7, BoostingLoss.CrossEntropy),
        new Stacking([DecisionTree.Stump.Learner, new DecisionTree(3).Learner]),
    ];

    /// <summary>Each way to combine predictions.</summary>
    public static IReadOnlyList<Combination> Combinations { get; } =
    [
        new Averaging(),
        new GeometricAveraging(),
        new Voting(),
        new Summation(),
        new Summation(Softmax: true),
    ];
}
