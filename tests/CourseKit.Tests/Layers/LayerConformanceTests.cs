using CourseKit.Layers;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Layers;

/// <summary>What every layer of the table must do.</summary>
public class LayerConformanceTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllLayers.Table.Count)];

    [Fact]
    public void Every_layer_of_the_library_is_in_the_table()
    {
        var written = typeof(Layer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract);
        written.Except(AllLayers.Table.Select(row => row.Layer.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_rows_of_the_table_are_equal() => AllLayers.Table.ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Places))]
    public void The_gradients_agree_with_finite_differences(int place)
    {
        var bench = new Bench(AllLayers.Table[place], 6, Precision.Double);
        bench.Back();
        var ofInput = bench.InputGradient.Copy();
        var ofParameters = bench.Network.Gradients.Copy();
        Agree(bench.Input.AsSpan<double>(), ofInput.Flatten(), bench, "input");
        Agree(bench.Network.Parameters.AsSpan<double>(), ofParameters, bench, "parameter");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Single_precision_gives_the_same_to_five_digits(int place)
    {
        var wide = new Bench(AllLayers.Table[place], 6, Precision.Double);
        var narrow = new Bench(AllLayers.Table[place], 6, Precision.Single);
        narrow.Network.TakeFrom(wide.Network, 2);
        wide.Back();
        narrow.Back();
        narrow.Output.IsCloseTo(wide.Output, 1e-5, 1e-5).ShouldBeTrue();
        narrow.InputGradient.IsCloseTo(wide.InputGradient, 1e-5, 1e-4).ShouldBeTrue();
        narrow.Network.Gradients.IsCloseTo(wide.Network.Gradients, 1e-5, 1e-4).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void An_example_predicts_the_same_alone_and_among_others(int place)
    {
        var bench = new Bench(AllLayers.Table[place], 6, Precision.Single);
        var all = bench.Network.Predict(bench.Input);
        for (var i = 0; i < bench.Input.Rows; i++)
            bench.Network.Predict(bench.Input.View(i, 1)).Row(0).ShouldBe(all.Row(i));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_same_seed_gives_the_same_bits(int place)
    {
        var (first, second) = (new Bench(AllLayers.Table[place], 6, Precision.Single), new Bench(AllLayers.Table[place], 6, Precision.Single));
        for (var step = 0; step < 3; step++)
        {
            first.Back();
            second.Back();
        }

        second.Output.ShouldBe(first.Output);
        second.InputGradient.ShouldBe(first.InputGradient);
        second.Network.Gradients.ShouldBe(first.Network.Gradients);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_way_back_without_an_input_gradient_gives_the_same_parameter_gradients(int place)
    {
        var (layer, input) = AllLayers.Table[place];
        var bench = new Bench((layer, input), 6, Precision.Double);
        var first = new Network(input, [layer], 3, Precision.Double);
        for (var i = 0; i < first.ParametersOf(0).Count; i++)
            bench.Network.ParametersOf(1)[i].CopyTo(first.ParametersOf(0)[i]);
        var (parameters, gradients) = (first.Specs[0], first.GradientsOf(0));
        var pass = first.PassOf(6);
        bench.Input.CopyTo(pass.Input);
        pass.Layers[0].Random.State = bench.Start;
        first.Run(pass, training: true);
        bench.Weight.CopyTo(pass.OutputGradient);
        first.Backward(pass);
        bench.Back();
        for (var i = 0; i < parameters.Count; i++)
            gradients[i].ShouldBe(bench.Network.GradientsOf(1)[i]);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_step_after_the_first_allocates_nothing(int place)
    {
        var bench = new Bench(AllLayers.Table[place], 6, Precision.Single);
        for (var i = 0; i < 3; i++)
            bench.Back();
        Allocations.Of(() => bench.Back()).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void No_number_of_the_output_is_left_as_it_was(int place)
    {
        var bench = new Bench(AllLayers.Table[place], 6, Precision.Double);
        bench.Output.AsSpan<double>().Fill(double.NaN);
        bench.InputGradient.AsSpan<double>().Fill(double.NaN);
        bench.Network.Gradients.AsSpan<double>().Fill(double.NaN);
        bench.Back();
        bench.Output.Flatten().ShouldAllBe(number => double.IsFinite(number));
        bench.InputGradient.Flatten().ShouldAllBe(number => double.IsFinite(number));
        bench.Network.Gradients.ShouldAllBe(number => double.IsFinite(number));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_name_and_the_formula_are_said(int place)
    {
        var (layer, input) = AllLayers.Table[place];
        layer.Name.ShouldNotBeNullOrWhiteSpace();
        layer.Formula.ShouldNotBeNullOrWhiteSpace();
        new Network(input, [layer]).ToString().ShouldContain(layer.Name);
    }

    private static void Agree(Span<double> at, Vector gradient, Bench bench, string what)
    {
        const double h = 1e-6;
        for (var i = 0; i < at.Length; i++)
        {
            var kept = at[i];
            at[i] = kept + h;
            var up = bench.Value();
            at[i] = kept - h;
            var down = bench.Value();
            at[i] = kept;
            var slope = (up - down) / (2 * h);
            gradient[i].ShouldBe(slope, 2e-6 * (1 + Math.Abs(slope)), $"{bench.Network.Layers[1].Name}, {what} {i}");
        }
    }

    /// <summary>The layer behind one that hands everything through, so that somebody wants its input's gradient; and e = Σ w ⊙ o.</summary>
    private sealed class Bench
    {
        private readonly NetworkPass _pass;

        public Bench((Layer Layer, TensorShape Input) row, int examples, Precision precision)
        {
            Network = new Network(row.Input, [new Reshape(row.Input), row.Layer], 3, precision);
            Input = new RandomStream(7).Normal(examples, row.Input.Size, precision: precision);
            Weight = new RandomStream(8).Normal(examples, Network.Output.Size, precision: precision);
            _pass = Network.PassOf(examples);
            Start = _pass.Layers[1].Random.State;
            Statistics = [.. Network.StatisticsOf(1).Select(vector => vector.Copy())];
        }

        public Network Network { get; }

        public Matrix Input { get; }

        public Matrix Weight { get; }

        public RandomState Start { get; }

        public Vector[] Statistics { get; }

        public Matrix Output => _pass.Output;

        public Matrix InputGradient => _pass.Layers[1].InputGradient!;

        public double Value()
        {
            Forward();
            return Output.Hadamard(Weight).Sum();
        }

        public void Back()
        {
            Forward();
            Weight.CopyTo(_pass.OutputGradient);
            Network.Backward(_pass);
        }

        private void Forward()
        {
            _pass.Layers[1].Random.State = Start;
            Input.CopyTo(_pass.Input);
            Network.Run(_pass, training: true);
        }
    }
}
