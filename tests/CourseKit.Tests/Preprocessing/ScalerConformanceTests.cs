using CourseKit.Preprocessing;
using CourseKit.Tensors;

namespace CourseKit.Tests.Preprocessing;

/// <summary>What every scaler of the table must do.</summary>
public class ScalerConformanceTests
{
    // Column 0 nominal (1, 2, 3), columns 1 and 2 correlated and of very different scale, column 3 constant.
    private static readonly Matrix Training = Data(40, 1);
    private static readonly Matrix Test = Data(10, 2);

    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllScalers.Table.Count)];

    [Fact]
    public void Every_scaler_of_the_library_is_in_the_table()
    {
        var written = typeof(Scaler).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Scaler)) && !type.IsAbstract);
        written.Except(AllScalers.Table.Select(scaler => scaler.GetType())).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void An_example_is_prepared_the_same_alone_and_in_any_company(int place)
    {
        var fitted = AllScalers.Table[place].Fit(Training);
        var all = fitted.Transform(Test);
        (all.Rows, all.Columns).ShouldBe((Test.Rows, fitted.Outputs));
        fitted.Inputs.ShouldBe(Test.Columns);
        for (var i = 0; i < Test.Rows; i++)
            fitted.Transform(Test.Row(i)).IsCloseTo(all.Row(i), 1e-12, 1e-12).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Fitting_looks_at_the_training_set_alone_and_changes_nothing(int place)
    {
        var (training, test) = (Training.Copy(), Test.Copy());
        var fitted = AllScalers.Table[place].Fit(training);
        var before = fitted.Transform(test);
        training.ShouldBe(Training);
        test.ShouldBe(Test);

        // What was learned stays, whatever becomes of the training set.
        for (var i = 0; i < training.Rows; i++)
            training[i, 1] = -1e6;
        fitted.Transform(test).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_inverse_gives_the_data_back_or_the_nearest_that_is_known(int place)
    {
        var scaler = AllScalers.Table[place];
        var fitted = scaler.Fit(Training);
        if (scaler is ExampleCentre)
        {
            Should.Throw<InvalidOperationException>(() => fitted.Inverse(fitted.Transform(Test))).Message.ShouldContain("has no inverse");
            return;
        }

        var z = fitted.Transform(Training);
        var back = fitted.Inverse(z);
        fitted.Transform(back).IsCloseTo(z, 1e-9, 1e-9).ShouldBeTrue();
        if (fitted.Outputs >= fitted.Inputs)
            back.IsCloseTo(Training, 1e-9, 1e-9).ShouldBeTrue();
        fitted.Inverse(z.Row(3)).IsCloseTo(back.Row(3), 1e-9).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Single_precision_stays_and_agrees(int place)
    {
        var fitted = AllScalers.Table[place].Fit(Training.To(Precision.Single));
        var z = fitted.Transform(Test.To(Precision.Single));
        z.Precision.ShouldBe(Precision.Single);
        z.IsCloseTo(fitted.Transform(Test.To(Precision.Single).To(Precision.Double)), 1e-3, 1e-3).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void One_example_and_constant_features_give_finite_numbers(int place)
    {
        var scaler = AllScalers.Table[place];
        foreach (var training in new[] { Training[..1], Matrix.Filled(5, 4, 0.1), Matrix.Zeros(3, 4) })
        {
            var fitted = scaler.Fit(training);
            fitted.Transform(training).Flatten().ShouldAllBe(number => double.IsFinite(number));
            if (scaler is not ExampleCentre)
                fitted.Inverse(fitted.Transform(training)).IsCloseTo(training, 1e-12).ShouldBeTrue(scaler.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Missing_and_infinite_numbers_are_an_error_that_says_where(int place)
    {
        var scaler = AllScalers.Table[place];
        var fitted = scaler.Fit(Training);
        var (missing, infinite) = (Training.Copy(), Training.Copy());
        missing[7, 2] = double.NaN;
        infinite[4, 1] = double.NegativeInfinity;
        Should.Throw<ArgumentException>(() => scaler.Fit(infinite)).Message.ShouldContain("row 4, column 1 must be a finite number, got −∞");
        Should.Throw<ArgumentException>(() => fitted.Transform(infinite));
        if (scaler is FillMissing || (scaler is Pipeline { Stages.Length: > 0 }))
        {
            fitted.Transform(missing).Flatten().ShouldAllBe(number => double.IsFinite(number));
            scaler.Fit(missing).Transform(missing).Flatten().ShouldAllBe(number => double.IsFinite(number));
            return;
        }

        var message = Should.Throw<ArgumentException>(() => scaler.Fit(missing)).Message;
        if (scaler is not OnColumns)
            message.ShouldContain("row 7, column 2 is NaN, a missing value: fill it first");
        Should.Throw<ArgumentException>(() => fitted.Transform(missing));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Shapes_must_match(int place)
    {
        var scaler = AllScalers.Table[place];
        var fitted = scaler.Fit(Training);
        Should.Throw<ShapeException>(() => scaler.Fit(Matrix.Zeros(0, 4))).Message.ShouldContain("there must be at least one example");
        Should.Throw<ShapeException>(() => fitted.Transform(Matrix.Zeros(2, 3))).Message.ShouldContain("the data is 2 × 3, fitted were 4 features");
        Should.Throw<ShapeException>(() => fitted.Transform(Vector.Zeros(5)));
        Should.Throw<ShapeException>(() => fitted.Inverse(Matrix.Zeros(2, 11)));
        fitted.Transform(Matrix.Zeros(0, 4)).ShouldBe(Matrix.Zeros(0, fitted.Outputs));
    }

    private static Matrix Data(int rows, long seed)
    {
        var random = new RandomStream(seed);
        var data = Matrix.Zeros(rows, 4);
        for (var i = 0; i < rows; i++)
        {
            var common = random.NextNormal();
            data.SetRow(i, [1 + (i % 3), 1.7 + (0.1 * common), 65 + (12 * common) + random.NextNormal(0, 5), 0.1]);
        }

        return data;
    }
}
