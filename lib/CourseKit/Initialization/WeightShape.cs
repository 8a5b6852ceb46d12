namespace CourseKit.Initialization;

/// <summary>A layer's weight matrix W (inputs × outputs) as an initializer sees it.</summary>
/// <param name="Rows">Rows of W: the numbers that go into one output.</param>
/// <param name="Columns">Columns of W: the layer's units.</param>
/// <param name="FanIn">n_in: numbers that a unit adds up. Rows, unless weights are shared.</param>
/// <param name="FanOut">n_out: units that an input reaches. Columns, unless weights are shared.</param>
public readonly record struct WeightShape(int Rows, int Columns, int FanIn, int FanOut)
{
    /// <summary>The shape of a dense layer's W.</summary>
    /// <param name="inputs">n_in, the rows.</param>
    /// <param name="outputs">n_out, the columns.</param>
    public static WeightShape Dense(int inputs, int outputs) => new(inputs, outputs, inputs, outputs);

    /// <summary>A convolution's filters as a matrix: one filter a column (channels · height · width × filters).</summary>
    /// <param name="channels">Feature maps that go in.</param>
    /// <param name="height">A filter's height.</param>
    /// <param name="width">A filter's width.</param>
    /// <param name="filters">Feature maps that come out.</param>
    public static WeightShape Convolution(int channels, int height, int width, int filters)
        => new(channels * height * width, filters, channels * height * width, filters * height * width);
}
