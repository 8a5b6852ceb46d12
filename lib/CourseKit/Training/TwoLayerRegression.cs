using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A regression network of two layers, written out by hand: f(x) = w·ReLU(Uᵀx + b) + c.</summary>
/// <remarks>
/// Forward, for a batch X (N × inputs) with truths t: Z = XU + b, H = max(Z, 0), f = Hw + c, J = (1/N) Σ (fᵢ − tᵢ)².
/// Back by the chain rule, from the loss to the first layer: each line of <see cref="Gradient"/> is one factor.
/// It is there to be read; networks of any layers are trained by the library's layers, much faster.
/// </remarks>
/// <param name="HiddenWeights">U (inputs × hidden): a column a hidden unit.</param>
/// <param name="HiddenBias">b (hidden).</param>
/// <param name="OutputWeights">w (hidden).</param>
/// <param name="OutputBias">c.</param>
public sealed record TwoLayerRegression(Matrix HiddenWeights, Vector HiddenBias, Vector OutputWeights, double OutputBias)
{
    /// <summary>Features an example has.</summary>
    public int Inputs => HiddenWeights.Rows;

    /// <summary>Hidden units.</summary>
    public int Hidden => HiddenWeights.Columns;

    /// <summary>How many weights and biases there are: (inputs + 2) hidden + 1.</summary>
    public int ParameterCount => ((Inputs + 2) * Hidden) + 1;

    /// <summary>All weights and biases in one row: U row by row, b, w, c.</summary>
    public Vector Parameters => Flatten(HiddenWeights, HiddenBias, OutputWeights, OutputBias);

    /// <summary>A network that has not learned: weights normal with σ = √(2/n_in) (He), biases 0.</summary>
    /// <param name="inputs">Features of an example, ≥ 1.</param>
    /// <param name="hidden">Hidden units, ≥ 1.</param>
    /// <param name="stream">Where the random numbers come from.</param>
    public static TwoLayerRegression Initialize(int inputs, int hidden, RandomStream stream)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        ArgumentNullException.ThrowIfNull(stream);
        return new(
            stream.Normal(inputs, hidden, 0, Math.Sqrt(2.0 / inputs)),
            new Vector(hidden),
            stream.NormalVector(hidden, 0, Math.Sqrt(2.0 / hidden)),
            0);
    }

    /// <summary>f(x) of each example.</summary>
    /// <param name="x">X (N × inputs).</param>
    public Vector Predict(Matrix x)
    {
        RequireInputs(x);
        var Z = (x * HiddenWeights).AddRow(HiddenBias);
        var H = Z.Map(z => Math.Max(z, 0));
        return (H * OutputWeights) + OutputBias;
    }

    /// <summary>J = (1/N) Σ (fᵢ − tᵢ)².</summary>
    /// <param name="x">X (N × inputs), N ≥ 1.</param>
    /// <param name="t">The truths, N numbers.</param>
    public double Loss(Matrix x, Vector t)
    {
        RequireTruths(x, t);
        var error = Predict(x) - t;
        return error.Dot(error) / t.Length;
    }

    /// <summary>J and its slope in every weight, by the chain rule.</summary>
    /// <param name="x">X (N × inputs), N ≥ 1.</param>
    /// <param name="t">The truths, N numbers.</param>
    public TwoLayerGradient Gradient(Matrix x, Vector t)
    {
        RequireTruths(x, t);
        RequireInputs(x);
        var (U, b, w, c) = this;
        var N = t.Length;

        // Forward: every value that the way back needs is kept.
        var Z = (x * U).AddRow(b);
        var H = Z.Map(z => Math.Max(z, 0));
        var f = (H * w) + c;
        var J = (f - t).Dot(f - t) / N;

        // Backward: ∂J/∂f, then through f = Hw + c, H = max(Z, 0) and Z = XU + b in turn.
        var df = (2.0 / N) * (f - t);
        var dw = df * H;
        var dc = df.Sum();
        var dH = df.Outer(w);
        var dZ = dH.Hadamard(Z.Map(z => z > 0 ? 1 : 0));
        var dU = x.TransposeTimes(dZ);
        var db = dZ.ColumnSums();
        return new TwoLayerGradient(J, dU, db, dw, dc);
    }

    /// <summary>The network after one step of gradient descent, Θ − ρ ∂J/∂Θ.</summary>
    /// <param name="gradient">From <see cref="Gradient"/>.</param>
    /// <param name="learningRate">ρ, &gt; 0.</param>
    public TwoLayerRegression Step(TwoLayerGradient gradient, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        TrainingOptions.RequirePositive(learningRate, nameof(learningRate));
        return new(
            HiddenWeights - (learningRate * gradient.HiddenWeights),
            HiddenBias - (learningRate * gradient.HiddenBias),
            OutputWeights - (learningRate * gradient.OutputWeights),
            OutputBias - (learningRate * gradient.OutputBias));
    }

    /// <summary>Trains by gradient descent, on the whole set (full batch), on mini-batches, or on one example at a time (stochastic).</summary>
    /// <param name="x">X (N × inputs), N ≥ 1.</param>
    /// <param name="t">The truths, N numbers.</param>
    /// <param name="learningRate">ρ, &gt; 0.</param>
    /// <param name="epochs">Passes through the set, ≥ 0.</param>
    /// <param name="batchSize">Examples a step, ≥ 1; null: all of them.</param>
    /// <param name="stream">Where the order of each epoch comes from; null leaves the examples in their order.</param>
    /// <returns>The trained network, and the loss on the whole set before the first epoch and after each: epochs + 1 numbers.</returns>
    public (TwoLayerRegression Network, Vector Losses) Train(Matrix x, Vector t, double learningRate, int epochs, int? batchSize = null, RandomStream? stream = null)
    {
        RequireTruths(x, t);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        var size = Math.Min(batchSize ?? x.Rows, x.Rows);
        if (size < 1)
            throw new ArgumentOutOfRangeException(nameof(batchSize), Invariant($"{nameof(batchSize)} must be ≥ 1, got {batchSize}"));
        var network = this;
        var losses = new double[epochs + 1];
        losses[0] = Loss(x, t);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            Interruption.Poll();
            var order = stream?.Permutation(x.Rows) ?? [.. Enumerable.Range(0, x.Rows)];
            foreach (var rows in order.Chunk(size))
                network = network.Step(network.Gradient(x.TakeRows(rows), Vector.From(rows.Select(row => t[row]))), learningRate);
            losses[epoch] = network.Loss(x, t);
        }

        return (network, new Vector(losses));
    }

    /// <summary>Compares every number of the gradient with finite differences.</summary>
    /// <param name="x">X (N × inputs), N ≥ 1.</param>
    /// <param name="t">The truths, N numbers.</param>
    /// <param name="tolerance">The relative error allowed, &gt; 0.</param>
    public GradientCheck CheckGradient(Matrix x, Vector t, double tolerance = 1e-6)
        => GradientCheck.Of(parameters => With(parameters).Loss(x, t), Gradient(x, t).Flatten(), Parameters, tolerance, name: NameOf);

    /// <summary>The network with other weights and biases.</summary>
    /// <param name="parameters">As <see cref="Parameters"/> gives them.</param>
    public TwoLayerRegression With(Vector parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Length != ParameterCount)
            throw new ShapeException(Invariant($"parameters must have ({Inputs} + 2)·{Hidden} + 1 = {ParameterCount} numbers, got {parameters.Length}"));
        var (u, h) = (Inputs * Hidden, Hidden);
        return new(
            new Matrix(Inputs, h, parameters[..u].ToArray()),
            parameters[u..(u + h)],
            parameters[(u + h)..(u + h + h)],
            parameters[^1..][0]);
    }

    /// <summary>What a parameter is called: U[2, 0], b[3], w[3], c; rows and units counted from 0.</summary>
    /// <param name="index">Its place in <see cref="Parameters"/>.</param>
    public string NameOf(int index)
    {
        var u = Inputs * Hidden;
        return index < u ? FormattableString.Invariant($"U[{index / Hidden}, {index % Hidden}]")
            : index < u + Hidden ? FormattableString.Invariant($"b[{index - u}]")
            : index < u + Hidden + Hidden ? FormattableString.Invariant($"w[{index - u - Hidden}]")
            : "c";
    }

    internal static Vector Flatten(Matrix U, Vector b, Vector w, double c) => Vector.From([.. U.Flatten(), .. b, .. w, c]);

    private void RequireInputs(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Columns != Inputs)
            throw new ShapeException(Invariant($"x must have {Inputs} columns, one a feature, got {x.Rows} × {x.Columns}"));
    }

    private static void RequireTruths(Matrix x, Vector t)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(t);
        if (x.Rows == 0 || x.Rows != t.Length)
            throw new ShapeException(Invariant($"x has {x.Rows} rows and t {t.Length} numbers: wanted as many of each, at least one"));
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
