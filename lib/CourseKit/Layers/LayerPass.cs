using System.Runtime.InteropServices;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>What a layer works on, forward and back: the matrices of one batch size, made once and used in every step.</summary>
public sealed class LayerPass
{
    private readonly LayerMemory _memory;
    private readonly List<Matrix?> _scratch = [];
    private readonly List<int[]?> _places = [];

    internal LayerPass(LayerMemory memory, Matrix input, Matrix output, Matrix? inputGradient, Matrix outputGradient)
        => (_memory, Input, Output, InputGradient, OutputGradient) = (memory, input, output, inputGradient, outputGradient);

    /// <summary>The shape of an example that goes in.</summary>
    public TensorShape InputShape => _memory.Input;

    /// <summary>The shape of an example that comes out.</summary>
    public TensorShape OutputShape => _memory.Output;

    /// <summary>Examples in the batch, ≥ 1.</summary>
    public int Examples => Input.Rows;

    /// <summary>What goes in (examples × input size); not to be written to.</summary>
    public Matrix Input { get; }

    /// <summary>Receives what comes out (examples × output size), all of it.</summary>
    public Matrix Output { get; }

    /// <summary>∂e/∂output (examples × output size). <see cref="Layer.Backward{T}"/> may use it up.</summary>
    public Matrix OutputGradient { get; }

    /// <summary>Receives ∂e/∂input (examples × input size), all of it; null where nobody wants it: in a network's first layer.</summary>
    public Matrix? InputGradient { get; }

    /// <summary>Whether this is a step of training: units are dropped, a batch's own statistics count. Otherwise it predicts.</summary>
    public bool Training { get; internal set; }

    /// <summary>The layer's own stream of random numbers, saved with the network.</summary>
    public RandomStream Random => _memory.Random;

    /// <summary>A parameter (rows × columns as its <see cref="ParameterSpec"/> says).</summary>
    /// <param name="place">Its place among the layer's parameters, counted from 0.</param>
    public Matrix Parameter(int place) => _memory.Parameters[place];

    /// <summary>Receives the gradient of a parameter, shaped like it.</summary>
    /// <param name="place">The parameter's place.</param>
    public Matrix Gradient(int place) => _memory.Gradients[place];

    /// <summary>Numbers that are kept from step to step and saved with the network.</summary>
    /// <param name="place">Their place among the layer's statistics, counted from 0.</param>
    public Vector Statistic(int place) => _memory.Statistics[place];

    /// <summary>A matrix of the layer's own, for what the way back needs; the same one, with its numbers, at every call.</summary>
    /// <param name="place">Its number, counted from 0.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    public Matrix Scratch(int place, int rows, int columns)
    {
        ref var scratch = ref Place(_scratch, place);
        return scratch is { } matrix && matrix.Rows == rows && matrix.Columns == columns
            ? matrix
            : scratch = Matrix.Lasting(rows, columns, Input.Precision);
    }

    /// <summary>Whole numbers of the layer's own (which input was the largest); the same ones at every call.</summary>
    /// <param name="place">Their number, counted from 0.</param>
    /// <param name="length">How many.</param>
    public Span<int> Places(int place, int length)
    {
        ref var places = ref Place(_places, place);
        return places is { } numbers && numbers.Length == length ? numbers : places = new int[length];
    }

    private static ref TItem? Place<TItem>(List<TItem?> items, int place)
        where TItem : class
    {
        while (items.Count <= place)
            items.Add(null);
        return ref CollectionsMarshal.AsSpan(items)[place];
    }
}
