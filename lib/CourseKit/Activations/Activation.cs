using System.Globalization;
using System.Numerics;
using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Activations;

/// <summary>An activation function o = τ(z): what a unit makes of its pre-activation z, and how it passes gradients back.</summary>
/// <remarks>
/// A new activation is one record with <see cref="Values{T}"/> and <see cref="Gradients{T}"/> and one row in
/// <see cref="AllActivations"/>, from which the tests take it. For the library's own: NaN in gives NaN out, z of ±1000 or
/// ±∞ gives the limit, and at a kink the slope is that of the negative side (ReLU: 0). A number's result does not depend
/// on its place in the batch, and nothing is allocated where the result's matrix is given.
/// </remarks>
public abstract record Activation
{
    /// <summary>The name, as a figure's legend shows it.</summary>
    public abstract string Name { get; }

    /// <summary>The formula.</summary>
    public abstract string Formula { get; }

    /// <summary>The interval that the outputs lie in; not zero-centred when it is not about 0.</summary>
    public abstract (double Low, double High) Range { get; }

    /// <summary>The z at which the derivative jumps, where finite differences disagree with it.</summary>
    public virtual IReadOnlyList<double> Kinks => [];

    /// <summary>Inputs for each output: 1, but for <see cref="Maxout"/>. A layer in front has that many times the weights.</summary>
    public virtual int Pieces => 1;

    /// <summary>Whether τ' can be told from o in place of z, so that a layer need not keep z.</summary>
    internal virtual bool SlopeFromOutput => false;

    /// <summary>τ(z) of one number.</summary>
    /// <exception cref="InvalidOperationException">The activation takes several numbers (<see cref="Pieces"/>).</exception>
    public double At(double z)
    {
        RequireOnePiece();
        var output = 0.0;
        Values<double>(new(in z), new(ref output));
        return output;
    }

    /// <summary>τ'(z) of one number.</summary>
    /// <exception cref="InvalidOperationException">The activation takes several numbers (<see cref="Pieces"/>).</exception>
    public double Derivative(double z)
    {
        var output = At(z);
        double one = 1, slope = 0;
        Gradients<double>(new(in z), new(in output), new(in one), new(ref slope));
        return slope;
    }

    /// <summary>τ of a vector.</summary>
    /// <param name="input">z, <see cref="Pieces"/> numbers for each output.</param>
    public Vector Apply(Vector input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Apply(new Matrix(1, input.Length, input.Elements)).Flatten();
    }

    /// <summary>τ of a batch, as a new matrix.</summary>
    /// <param name="input">z, one example a row (examples × units · <see cref="Pieces"/>).</param>
    /// <returns>o (examples × units).</returns>
    public Matrix Apply(Matrix input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var output = new Matrix(input.Rows, input.Columns / Pieces, input.Precision);
        Apply(input, output);
        return output;
    }

    /// <summary>τ of a batch, written into a matrix that is there already.</summary>
    /// <param name="input">z, one example a row (examples × units · <see cref="Pieces"/>).</param>
    /// <param name="output">Receives o (examples × units), of the same precision; it may be the input when <see cref="Pieces"/> is 1.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public void Apply(Matrix input, Matrix output)
    {
        RequireFit(input, output, "output");
        if (input.Precision == Precision.Single)
            Values<float>(input.AsSpan<float>(), output.AsSpan<float>());
        else
            Values<double>(input.AsSpan<double>(), output.AsSpan<double>());
    }

    /// <summary>The chain rule ∂e/∂z = ∂e/∂o · τ'(z), as a new matrix.</summary>
    /// <inheritdoc cref="Backward(Matrix, Matrix, Matrix, Matrix)"/>
    public Matrix Backward(Matrix input, Matrix output, Matrix outputGradient)
    {
        ArgumentNullException.ThrowIfNull(input);
        var inputGradient = new Matrix(input.Rows, input.Columns, input.Precision);
        Backward(input, output, outputGradient, inputGradient);
        return inputGradient;
    }

    /// <summary>The chain rule ∂e/∂z = ∂e/∂o · τ'(z), written into a matrix that is there already.</summary>
    /// <param name="input">z, as it was given to <see cref="Apply(Matrix, Matrix)"/> (examples × units · <see cref="Pieces"/>).</param>
    /// <param name="output">o = τ(z) (examples × units).</param>
    /// <param name="outputGradient">∂e/∂o (examples × units).</param>
    /// <param name="inputGradient">Receives ∂e/∂z, shaped as the input; it may be the output's gradient when <see cref="Pieces"/> is 1.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public void Backward(Matrix input, Matrix output, Matrix outputGradient, Matrix inputGradient)
    {
        RequireFit(input, output, "output");
        RequireFit(input, outputGradient, "output's gradient");
        RequireFit(inputGradient, output, "output");
        if (input.Precision == Precision.Single)
            Gradients<float>(input.AsSpan<float>(), output.AsSpan<float>(), outputGradient.AsSpan<float>(), inputGradient.AsSpan<float>());
        else
            Gradients<double>(input.AsSpan<double>(), output.AsSpan<double>(), outputGradient.AsSpan<double>(), inputGradient.AsSpan<double>());
    }

    /// <summary>Writes τ(z) for every z: what a layer with storage of its own calls.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="input">z, <see cref="Pieces"/> numbers for each output, those of one output side by side.</param>
    /// <param name="output">Receives o; may be the input when <see cref="Pieces"/> is 1.</param>
    /// <exception cref="ShapeException">The lengths do not fit.</exception>
    public void Apply<T>(ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireLength(input.Length, output.Length, "outputs");
        Values(input, output);
    }

    /// <summary>Writes ∂e/∂z for every z: what a layer with storage of its own calls.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="input">z.</param>
    /// <param name="output">o = τ(z).</param>
    /// <param name="outputGradient">∂e/∂o, as long as the output.</param>
    /// <param name="inputGradient">Receives ∂e/∂z, as long as the input; may be the output's gradient when <see cref="Pieces"/> is 1.</param>
    /// <exception cref="ShapeException">The lengths do not fit.</exception>
    public void Backward<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireLength(input.Length, output.Length, "outputs");
        RequireLength(input.Length, outputGradient.Length, "outputs' gradients");
        RequireLength(inputGradient.Length, output.Length, "outputs, while the inputs' gradient is written");
        Gradients(input, output, outputGradient, inputGradient);
    }

    /// <summary>Writes τ(z) for every z; lengths are checked already.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="input">z.</param>
    /// <param name="output">Receives o.</param>
    protected internal abstract void Values<T>(ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Writes ∂e/∂o · τ'(z) for every z; lengths are checked already.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="input">z.</param>
    /// <param name="output">o = τ(z), where it saves work.</param>
    /// <param name="outputGradient">∂e/∂o.</param>
    /// <param name="inputGradient">Receives ∂e/∂z.</param>
    protected internal abstract void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The number, or an error when it is not finite.</summary>
    private protected static double Finite(double value, string name)
        => double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be a finite number, got {value}"));

    /// <summary>The number, or an error when it is not finite or below 0.</summary>
    private protected static double NotNegative(double value, string name)
        => double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be a finite number ≥ 0, got {value}"));

    private void RequireOnePiece()
    {
        if (Pieces != 1)
            throw new InvalidOperationException(Invariant($"{Name} takes {Pieces} numbers for one output: give it a vector of them with Apply"));
    }

    private void RequireFit(Matrix input, Matrix output, string what)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        if (input.Rows != output.Rows || input.Columns != (long)output.Columns * Pieces)
            throw new ShapeException(Invariant($"{Name}: the input is {input.Rows} × {input.Columns}, the {what} {output.Rows} × {output.Columns}: {Rule}, with the same number of rows"));
        if (input.Precision != output.Precision)
            throw new ArgumentException($"{Name}: the input has precision {input.Precision}, the {what} {output.Precision}: both must have the same");
    }

    private void RequireLength(int inputs, int outputs, string what)
    {
        if (inputs != (long)outputs * Pieces)
            throw new ShapeException(Invariant($"{Name}: {inputs} inputs, {outputs} {what}: {Rule}"));
    }

    private string Rule => Pieces == 1 ? "there must be one input for each output" : Invariant($"there must be {Pieces} inputs for each output");

    /// <summary>Prints the members for <c>ToString</c>, numbers in the invariant culture.</summary>
    /// <param name="text">Receives them.</param>
    /// <returns>Whether there are any.</returns>
    protected virtual bool PrintMembers(StringBuilder text) => RecordText.Print(this, text, typeof(Activation));
}
