namespace CourseKit.Schedules;

/// <summary>ρₜ = ρ₀: the same number at each step.</summary>
public sealed record ConstantSchedule : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="start">ρ₀; whoever takes the schedule checks its range.</param>
    public ConstantSchedule(double start)
        => Start = start;

    /// <summary>ρ₀; whoever takes the schedule checks its range.</summary>
    public double Start { get; init; }

    /// <inheritdoc/>
    public override string Formula => "ρₜ = ρ₀";

    /// <inheritdoc/>
    protected internal override double Value(int step) => Start;
}
