using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>A number that follows from the step alone: a learning rate ρₜ or a momentum αₜ. Immutable.</summary>
/// <remarks>
/// A number is a schedule too: <c>new Adam(0.001)</c>. Steps are an optimizer's updates, counted from 0; for a
/// schedule in epochs see <see cref="PerEpoch"/>. Because a schedule has no memory, training that is resumed at step t
/// goes on with ρₜ. What depends on how the loss develops is no schedule but <see cref="ReduceOnPlateau"/>.
/// </remarks>
public abstract record Schedule
{
    /// <summary>The formula, in the lecture's symbols.</summary>
    public abstract string Formula { get; }

    /// <summary>A number that stays the same.</summary>
    /// <param name="value">Finite.</param>
    public static implicit operator Schedule(double value) => new ConstantSchedule(value);

    /// <summary>The value at a step.</summary>
    /// <param name="step">Counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public double At(int step) => Value(Within.AtLeast(0, step, nameof(step)));

    /// <summary>The values at the first steps, for a figure.</summary>
    /// <param name="steps">How many, ≥ 0.</param>
    public double[] First(int steps) => [.. Enumerable.Range(0, Within.AtLeast(0, steps, nameof(steps))).Select(Value)];

    /// <summary>The formula.</summary>
    public sealed override string ToString() => Formula;

    /// <summary>The value at a step that is ≥ 0.</summary>
    /// <param name="step">Counted from 0.</param>
    protected internal abstract double Value(int step);
}
