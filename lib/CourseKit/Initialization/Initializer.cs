using System.Globalization;
using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>A rule for the weights that training starts from. (Biases start at 0: they need no rule.)</summary>
/// <remarks>
/// A new initializer is one record with <see cref="Draw"/> and <see cref="Deviation"/> and one row in
/// <see cref="AllInitializers"/>, from which the tests take it. The same stream gives the same weights; in single precision
/// they are the same numbers, rounded. W is (inputs × outputs): a layer computes xW + b.
/// </remarks>
public abstract record Initializer
{
    /// <summary>The name, as a figure's legend shows it.</summary>
    public abstract string Name { get; }

    /// <summary>The distribution of a weight.</summary>
    public abstract string Formula { get; }

    /// <summary>The root of the mean square that the weights are meant to have.</summary>
    /// <param name="shape">The shape of W.</param>
    public abstract double Deviation(WeightShape shape);

    /// <summary>A dense layer's W (inputs × outputs).</summary>
    /// <param name="inputs">n_in ≥ 1.</param>
    /// <param name="outputs">n_out ≥ 1.</param>
    /// <param name="random">Where the random numbers come from.</param>
    /// <param name="precision">Element type.</param>
    public Matrix Weights(int inputs, int outputs, RandomStream random, Precision precision = Precision.Single)
    {
        Require(WeightShape.Dense(inputs, outputs));
        var weights = new Matrix(inputs, outputs, precision);
        Fill(weights, random);
        return weights;
    }

    /// <summary>Fills a dense layer's W.</summary>
    /// <param name="weights">W (inputs × outputs).</param>
    /// <param name="random">Where the random numbers come from.</param>
    public void Fill(Matrix weights, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Fill(weights, WeightShape.Dense(weights.Rows, weights.Columns), random);
    }

    /// <summary>Fills the W of a layer that shares its weights, whose n_in and n_out are not W's rows and columns.</summary>
    /// <param name="weights">W.</param>
    /// <param name="shape">Its shape, with n_in and n_out.</param>
    /// <param name="random">Where the random numbers come from.</param>
    /// <exception cref="ShapeException">The shape is not that of W.</exception>
    public void Fill(Matrix weights, WeightShape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Rows != shape.Rows || weights.Columns != shape.Columns)
            throw new ShapeException(Invariant($"{Name}: the weights are {weights.Rows} × {weights.Columns}, the shape is {shape.Rows} × {shape.Columns}: both must be the same"));
        if (weights.Precision == Precision.Single)
            Fill(weights.AsSpan<float>(), shape, random);
        else
            Fill(weights.AsSpan<double>(), shape, random);
    }

    /// <summary>Fills weights in storage of a layer's own.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">W, row by row.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="random">Where the random numbers come from.</param>
    /// <exception cref="ShapeException">There are not rows × columns weights.</exception>
    public void Fill<T>(Span<T> weights, WeightShape shape, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        Require(shape);
        if (weights.Length != (long)shape.Rows * shape.Columns)
            throw new ShapeException(Invariant($"{Name}: there are {weights.Length} weights, the shape is {shape.Rows} × {shape.Columns}: there must be one a place"));
        var drawn = new double[weights.Length];
        Draw(shape, random, drawn);
        for (var i = 0; i < drawn.Length; i++)
            weights[i] = T.CreateTruncating(drawn[i]);
    }

    /// <summary>Draws all weights.</summary>
    /// <param name="shape">The shape of W, checked already.</param>
    /// <param name="random">Where the random numbers come from.</param>
    /// <param name="weights">Receives W, row by row; all 0 at first.</param>
    protected abstract void Draw(WeightShape shape, RandomStream random, Span<double> weights);

    /// <summary>Each weight uniform in (−r, r).</summary>
    private protected static void Uniform(double r, RandomStream random, Span<double> weights)
    {
        foreach (ref var weight in weights)
            weight = random.NextUniform(-r, r);
    }

    /// <summary>Each weight normal with mean 0 and deviation σ.</summary>
    private protected static void Normal(double deviation, RandomStream random, Span<double> weights)
    {
        foreach (ref var weight in weights)
            weight = random.NextNormal(0, deviation);
    }

    /// <summary>The number, or an error when it is not finite or not above 0.</summary>
    private protected static double Positive(double value, string name)
        => double.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be a finite number > 0, got {value}"));

    private void Require(WeightShape shape)
    {
        if (shape.Rows < 1 || shape.Columns < 1 || shape.FanIn < 1 || shape.FanOut < 1)
            throw new ShapeException(Invariant($"{Name}: the weights' shape is {shape.Rows} × {shape.Columns} with n_in = {shape.FanIn}, n_out = {shape.FanOut}: each must be ≥ 1"));
    }
}
