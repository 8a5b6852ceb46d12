using CourseKit.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Tests.Initialization;

/// <summary>What every initializer of the table must do.</summary>
public class InitializerConformanceTests
{
    // |normal| exceeds this once in a million: the stated confidence of the tests of moments.
    private const double OnceInAMillion = 4.89;

    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllInitializers.Table.Count)];

    [Fact]
    public void Every_initializer_of_the_library_is_in_the_table()
    {
        var written = typeof(Initializer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Initializer)) && !type.IsAbstract);
        written.Except(AllInitializers.Table.Select(initializer => initializer.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_initializers_have_the_same_name() => AllInitializers.Table.Select(initializer => initializer.Name).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Places))]
    public void Mean_and_deviation_are_as_stated(int place)
    {
        var initializer = AllInitializers.Table[place];
        foreach (var (inputs, outputs) in new[] { (100, 400), (400, 100), (10, 1000), (200, 200) })
        {
            var weights = initializer.Weights(inputs, outputs, new RandomStream(1 + place), Precision.Double).Flatten();
            var count = weights.Length;
            var squares = weights.Hadamard(weights);
            var stated = initializer.Deviation(WeightShape.Dense(inputs, outputs));

            // The standard error of the mean is σ/√count, that of the mean square √(Var(w²)/count), from the sample itself.
            var spread = (squares - squares.Mean()).Norm() / count;
            squares.Mean().ShouldBe(stated * stated, (OnceInAMillion * spread) + (1e-12 * stated) + 1e-300, $"{initializer.Name} {inputs} × {outputs}");
            if (initializer is not Constant)
                weights.Mean().ShouldBe(0, OnceInAMillion * stated / Math.Sqrt(count), $"{initializer.Name} {inputs} × {outputs}");
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Same_seed_same_weights_and_another_seed_others(int place)
    {
        var initializer = AllInitializers.Table[place];
        var weights = initializer.Weights(20, 30, new RandomStream(5), Precision.Double);
        initializer.Weights(20, 30, new RandomStream(5), Precision.Double).ShouldBe(weights);
        if (initializer is not Constant)
            initializer.Weights(20, 30, new RandomStream(6), Precision.Double).ShouldNotBe(weights);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Single_precision_is_the_same_rounded_and_the_default(int place)
    {
        var initializer = AllInitializers.Table[place];
        var weights = initializer.Weights(20, 30, new RandomStream(5));
        weights.Precision.ShouldBe(Precision.Single);
        weights.ShouldBe(initializer.Weights(20, 30, new RandomStream(5), Precision.Double).To(Precision.Single));
        var storage = new float[600];
        initializer.Fill<float>(storage, WeightShape.Dense(20, 30), new RandomStream(5));
        new Matrix(20, 30, storage).ShouldBe(weights);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void One_weight_is_enough_and_none_is_an_error(int place)
    {
        var initializer = AllInitializers.Table[place];
        double.IsFinite(initializer.Weights(1, 1, new RandomStream(1))[0, 0]).ShouldBeTrue();
        Should.Throw<ShapeException>(() => initializer.Weights(0, 3, new RandomStream(1))).Message.ShouldContain("0 × 3");
        Should.Throw<ShapeException>(() => initializer.Weights(3, -1, new RandomStream(1)));
        Should.Throw<ShapeException>(() => initializer.Fill(Matrix.Zeros(3, 0), new RandomStream(1)));
        Should.Throw<ShapeException>(() => initializer.Fill(Matrix.Zeros(3, 2), WeightShape.Dense(2, 3), new RandomStream(1))).Message.ShouldContain("the weights are 3 × 2, the shape is 2 × 3");
        Should.Throw<ShapeException>(() => initializer.Fill<double>(new double[5], WeightShape.Dense(2, 3), new RandomStream(1))).Message.ShouldContain("there are 5 weights");
        Should.Throw<ArgumentNullException>(() => initializer.Weights(2, 2, null!));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void All_weights_are_overwritten(int place)
    {
        var initializer = AllInitializers.Table[place];
        var weights = Matrix.Filled(20, 6, 99);
        initializer.Fill(weights, new RandomStream(5));
        weights.ShouldBe(initializer.Weights(20, 6, new RandomStream(5), Precision.Double));
    }
}
