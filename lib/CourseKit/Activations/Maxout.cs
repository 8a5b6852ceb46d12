namespace CourseKit.Activations;

/// <summary>Maxout: the largest of k pre-activations, o = max(z₁, …, z_k).</summary>
/// <remarks>
/// The gradient goes to the largest alone; of equal ones (a kink) to the first. It is linear in pieces, neither saturates
/// nor dies, and the layer in front needs k times the parameters: twice as many with two pieces. The k numbers of a unit
/// stand side by side: unit j takes the columns jk … jk + k − 1. One NaN among them gives NaN. (Goodfellow 2013.)
/// </remarks>
/// <param name="Pieces">How many numbers a unit chooses from, k ≥ 2.</param>
public sealed record Maxout(int Pieces = 2) : Activation
{
    /// <inheritdoc/>
    public override string Name => "Maxout";

    /// <inheritdoc/>
    public override string Formula => "max(z₁, …, z_k)";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public override int Pieces { get; } = Pieces >= 2 ? Pieces : throw new ArgumentOutOfRangeException(nameof(Pieces), Invariant($"Pieces must be ≥ 2, got {Pieces}"));

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output)
    {
        for (var j = 0; j < output.Length; j++)
        {
            var unit = input.Slice(j * Pieces, Pieces);
            output[j] = unit[Largest(unit)];
        }
    }

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
    {
        inputGradient.Clear();
        for (var j = 0; j < outputGradient.Length; j++)
        {
            var largest = Largest(input.Slice(j * Pieces, Pieces));
            var value = input[(j * Pieces) + largest];
            inputGradient[(j * Pieces) + largest] = T.IsNaN(value) ? value : outputGradient[j];
        }
    }

    private static int Largest<T>(ReadOnlySpan<T> unit)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var best = 0;
        for (var i = 1; i < unit.Length; i++)
        {
            if (unit[i] > unit[best] || T.IsNaN(unit[i]))
                best = i;
            if (T.IsNaN(unit[best]))
                break;
        }

        return best;
    }
}
