using CourseKit.Tensors;

namespace CourseKit.Activations;

/// <summary>Counts a layer's dead units during training: those whose τ'(z) was 0 for every example seen.</summary>
/// <remarks>
/// Show it each batch of an epoch, then read <see cref="Count"/> and <see cref="Reset"/> it: a ReLU that no example of the
/// epoch switched on gets no gradient, and will not come back by itself. A NaN among the z is not dead.
/// </remarks>
public sealed class DeadUnitCounter
{
    private readonly Activation _activation;
    private readonly bool[] _alive;

    /// <summary>A counter that has seen nothing.</summary>
    /// <param name="activation">τ, of one number for each output.</param>
    /// <param name="units">How many units the layer has, ≥ 1.</param>
    public DeadUnitCounter(Activation activation, int units)
    {
        ArgumentNullException.ThrowIfNull(activation);
        if (units < 1)
            throw new ArgumentOutOfRangeException(nameof(units), Invariant($"units must be ≥ 1, got {units}"));
        (_activation, _alive) = (activation, new bool[units]);
    }

    /// <summary>How many examples were seen since the start or the last <see cref="Reset"/>.</summary>
    public long Examples { get; private set; }

    /// <summary>How many units are dead so far: none while no example was seen.</summary>
    public int Count => Examples == 0 ? 0 : _alive.Count(alive => !alive);

    /// <summary>Which units are dead so far, by number.</summary>
    public IReadOnlyList<int> Units => Examples == 0 ? [] : [.. Enumerable.Range(0, _alive.Length).Where(unit => !_alive[unit])];

    /// <summary>Looks at a batch.</summary>
    /// <param name="input">z (examples × units).</param>
    /// <exception cref="ShapeException">There is not one column a unit.</exception>
    public void Observe(Matrix input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Columns != _alive.Length)
            throw new ShapeException(Invariant($"Dead units: the batch is {input.Rows} × {input.Columns}, the layer has {_alive.Length} units: there must be one column a unit"));
        var slopes = Saturation.Slopes(_activation, input);
        for (var row = 0; row < slopes.Rows; row++)
        {
            for (var unit = 0; unit < _alive.Length; unit++)
                _alive[unit] |= slopes[row, unit] != 0;
        }

        Examples += input.Rows;
    }

    /// <summary>Forgets what was seen, for the next epoch.</summary>
    public void Reset()
    {
        _alive.AsSpan().Clear();
        Examples = 0;
    }
}
