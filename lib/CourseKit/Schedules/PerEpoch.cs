using CourseKit.Tensors;

namespace CourseKit.Schedules;

/// <summary>Another schedule with epochs for its steps: it changes once an epoch.</summary>
public sealed record PerEpoch : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="schedule">The schedule whose steps are epochs.</param>
    /// <param name="stepsPerEpoch">Updates an epoch has, ≥ 1.</param>
    public PerEpoch(Schedule schedule, int stepsPerEpoch)
        => (Schedule, StepsPerEpoch) = (schedule, stepsPerEpoch);

    /// <summary>The schedule whose steps are epochs.</summary>
    public Schedule Schedule { get; init => field = value ?? throw new ArgumentNullException("schedule"); }

    /// <summary>Updates an epoch has, ≥ 1.</summary>
    public int StepsPerEpoch { get; init => field = Within.AtLeast(1, value, "stepsPerEpoch"); }

    /// <inheritdoc/>
    public override string Formula => "ρ at ⌊t/steps per epoch⌋";

    /// <inheritdoc/>
    protected internal override double Value(int step) => Schedule.Value(step / StepsPerEpoch);
}
