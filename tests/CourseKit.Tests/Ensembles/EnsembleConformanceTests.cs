using CourseKit.Ensembles;
using CourseKit.Tensors;

namespace CourseKit.Tests.Ensembles;

/// <summary>What every ensemble method and every combination of the tables must do.</summary>
public class EnsembleConformanceTests
{
    private static readonly Matrix X = new RandomStream(1).Uniform(90, 4, -1, 1);
    private static readonly Matrix Test = new RandomStream(2).Uniform(200, 4, -1, 1);

    public static TheoryData<int> Methods => [.. Enumerable.Range(0, AllEnsembles.Methods.Count)];

    public static TheoryData<int> Combinations => [.. Enumerable.Range(0, AllEnsembles.Combinations.Count)];

    [Fact]
    public void Every_method_and_every_combination_of_the_library_is_in_its_table()
    {
        var types = typeof(Ensemble).Assembly.GetTypes().Where(type => !type.IsAbstract).ToList();
        types.Where(type => type.IsSubclassOf(typeof(EnsembleMethod))).Except(AllEnsembles.Methods.Select(method => method.GetType())).ShouldBeEmpty();
        types.Where(type => type.IsSubclassOf(typeof(Combination))).Except(AllEnsembles.Combinations.Select(combination => combination.GetType())).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_ensemble_learns_what_one_stump_cannot(int place)
    {
        var method = AllEnsembles.Methods[place];
        var ensemble = method.Train(X, Classes(X), new DecisionTree(2, featureShare: 0.8).Learner, new RandomStream(5));
        var o = ensemble.Predict(Test);
        (o.Rows, o.Columns).ShouldBe((200, 3));
        ErrorRate(o, Classes(Test)).ShouldBeLessThan(0.25, method.Name);
        ensemble.Predictions(Test).Count.ShouldBe(ensemble.Members.Count);
        ensemble.Weights.Length.ShouldBe(ensemble.Members.Count);
        method.Name.ShouldNotBeNullOrWhiteSpace();
        method.Formula.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_same_seed_gives_the_same_bits_and_leaves_the_data_alone(int place)
    {
        var method = AllEnsembles.Methods[place];
        var (x, y) = (X.Copy(), Classes(X));
        Matrix Trained(long seed) => method.Train(x, y, new DecisionTree(2, featureShare: 0.5).Learner, new RandomStream(seed)).Predict(Test);
        var first = Trained(5);
        Trained(5).ShouldBe(first);
        Trained(6).ShouldNotBe(first);
        x.ShouldBe(X);
        y.ShouldBe(Classes(X));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void One_example_and_single_precision_have_a_result(int place)
    {
        var method = AllEnsembles.Methods[place];
        var single = method.Train(X.To(Precision.Single), Classes(X).To(Precision.Single), new DecisionTree(2).Learner, new RandomStream(5)).Predict(Test.To(Precision.Single));
        single.Rows.ShouldBe(200);
        single.Flatten().ShouldAllBe(number => double.IsFinite(number));
        if (method is Stacking)
        {
            Should.Throw<ShapeException>(() => method.Train(X[..1], Classes(X)[..1], new DecisionTree(2).Learner, new RandomStream(5))).Message.ShouldContain("1 examples for 5 folds");
            return;
        }

        var one = method.Train(X[..1], Classes(X)[..1], new DecisionTree(2).Learner, new RandomStream(5));
        one.Predict(Test[..2]).RowArgMax().ShouldBe([.. Enumerable.Repeat(Classes(X)[..1].RowArgMax()[0], 2)]);
        one.Predict(Test[..0]).Rows.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Examples_and_targets_must_match(int place)
    {
        var method = AllEnsembles.Methods[place];
        var learner = new DecisionTree(2).Learner;
        Should.Throw<ShapeException>(() => method.Train(X, Classes(X)[..5], learner, new RandomStream(5))).Message.ShouldContain("one target each");
        Should.Throw<ShapeException>(() => method.Train(X[..0], Classes(X)[..0], learner, new RandomStream(5))).Message.ShouldContain("at least one example");
        Should.Throw<ArgumentNullException>(() => method.Train(X, Classes(X), null!, new RandomStream(5)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void The_first_members_do_not_depend_on_how_many_follow(int place)
    {
        var longer = AllEnsembles.Methods[place];
        EnsembleMethod shorter = longer switch
        {
            ModelAveraging => new ModelAveraging(3),
            Bagging => new Bagging(3),
            RandomSubspace => new RandomSubspace(3, 0.6),
            AdaBoost => new AdaBoost(3),
            _ => new GradientBoosting(3, 0.3),
        };
        Ensemble Trained(EnsembleMethod method) => method.Train(X, Classes(X), new DecisionTree(2, featureShare: 0.5).Learner, new RandomStream(5));
        var few = Trained(shorter);
        Trained(longer).Predict(Test, few.Members.Count).ShouldBe(few.Predict(Test));
        Should.Throw<ArgumentOutOfRangeException>(() => few.Predict(Test, 0)).Message.ShouldContain("members must be in 1 …");
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Combining_one_member_or_equal_members_gives_their_prediction(int place)
    {
        var combination = AllEnsembles.Combinations[place];
        Matrix p = [[0.2, 0.5, 0.3], [0.6, 0.1, 0.3]];
        var one = combination.Of([p]);
        one.RowArgMax().ShouldBe([1, 0]);
        combination.Of([p, p, p], [1, 2, 0.5]).RowArgMax().ShouldBe([1, 0]);
        if (combination is Averaging or GeometricAveraging)
            combination.Of([p, p, p], [1, 2, 0.5]).IsCloseTo(p, 1e-14).ShouldBeTrue();
        if (combination is not Summation { Softmax: false })
            combination.Of([p, Matrix.FromRows(p.Row(1), p.Row(0))]).RowSums().IsCloseTo([1, 1], 1e-14).ShouldBeTrue();
        combination.Of([p.To(Precision.Single)]).Precision.ShouldBe(Precision.Single);
        combination.Of([Matrix.Zeros(0, 3)]).Rows.ShouldBe(0);

        // A member of weight 0 has no say, whatever it predicts.
        combination.Of([p, [[0, 0, 1], [0, 1, 0]]], [1, 0]).IsCloseTo(one, 1e-15).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Predictions_and_weights_must_match(int place)
    {
        var combination = AllEnsembles.Combinations[place];
        Should.Throw<ArgumentException>(() => combination.Of([])).Message.ShouldContain("at least one member");
        Should.Throw<ShapeException>(() => combination.Of([Matrix.Zeros(2, 2), Matrix.Zeros(2, 3)])).Message.ShouldContain("member 1 2 × 3");
        Should.Throw<ShapeException>(() => combination.Of([Matrix.Zeros(2, 2)], [1, 2])).Message.ShouldContain("one weight a member");
        Should.Throw<ArgumentOutOfRangeException>(() => combination.Of([Matrix.Zeros(2, 2)], [-1])).Message.ShouldContain("weight 0 must be in [0, ∞), got -1");
        Should.Throw<ArgumentException>(() => combination.Of([Matrix.Zeros(2, 2)], [0])).Message.ShouldContain("all weights are 0");
    }

    [Fact]
    public void Sizes_outside_their_range_are_refused()
    {
        Action[] wrong =
        [
            () => _ = new Bagging(0), () => _ = new Bagging(2, 1.5), () => _ = new RandomSubspace(3, 0), () => _ = new AdaBoost(3, double.NaN),
            () => _ = new GradientBoosting(3, -0.1), () => _ = new ModelAveraging(-1), () => _ = new Stacking([DecisionTree.Stump.Learner], 1),
            () => _ = new DecisionTree(0), () => _ = new DecisionTree(1, 0), () => _ = new DecisionTree(1, 1, 2),
        ];
        wrong.Select(action => Should.Throw<ArgumentOutOfRangeException>(action).Message.Split('\n', ' ')[0]).ShouldBe(
            ["members", "share", "share", "rate", "rate", "members", "folds", "depth", "leastLeaf", "featureShare"]);
        Should.Throw<ArgumentException>(() => new Stacking([])).Message.ShouldContain("at least one");
        Should.Throw<ArgumentException>(() => new Ensemble([])).Message.ShouldContain("at least one");
        Should.Throw<ShapeException>(() => new Ensemble([x => x], weights: [1, 2])).Message.ShouldContain("one weight a member");
    }

    private static double ErrorRate(Matrix o, Matrix y) => o.RowArgMax().Zip(y.RowArgMax()).Count(pair => pair.First != pair.Second) / (double)o.Rows;

    /// <summary>Three classes, of two features, that no single question separates.</summary>
    private static Matrix Classes(Matrix x)
        => Matrix.OneHot([.. x.ToRows().Select(row => row[0] > 0.3 ? 2 : row[1] > 0 ? 1 : 0)], 3);
}
