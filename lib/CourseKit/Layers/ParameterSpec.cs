using CourseKit.Initialization;

namespace CourseKit.Layers;

/// <summary>A matrix that a layer learns.</summary>
/// <param name="Name">Its symbol: <c>W</c>, <c>b</c>, <c>γ</c>.</param>
/// <param name="Shape">Rows, columns, n_in and n_out.</param>
/// <param name="Start">Where training starts from.</param>
/// <param name="Decays">Whether a penalty or weight decay applies: to weights, not to biases or scales.</param>
public sealed record ParameterSpec(string Name, WeightShape Shape, Initializer Start, bool Decays)
{
    /// <summary>How many numbers it has.</summary>
    public int Count => checked(Shape.Rows * Shape.Columns);

    /// <summary>Weights W, which decay.</summary>
    /// <param name="shape">Rows, columns, n_in and n_out.</param>
    /// <param name="start">Where training starts from.</param>
    public static ParameterSpec Weights(WeightShape shape, Initializer start) => new("W", shape, start, Decays: true);

    /// <summary>A bias b, a row of numbers that start at 0 and do not decay.</summary>
    /// <param name="units">How many, ≥ 1.</param>
    public static ParameterSpec Bias(int units) => Row("b", units, 0);

    /// <summary>A row of numbers that do not decay.</summary>
    /// <param name="name">Its symbol.</param>
    /// <param name="units">How many, ≥ 1.</param>
    /// <param name="start">What each starts at.</param>
    public static ParameterSpec Row(string name, int units, double start)
        => new(name, WeightShape.Dense(1, units), new Constant(start), Decays: false);
}
