namespace CourseKit.Schedules;

/// <summary>Any function of the step: <c>new FunctionSchedule(t =&gt; 0.1 / Math.Sqrt(t + 1))</c>.</summary>
public sealed record FunctionSchedule : Schedule
{
    /// <summary>A schedule of these parameters.</summary>
    /// <param name="function">t (from 0) ↦ ρₜ; it must depend on t alone, or a resumed run differs.</param>
    public FunctionSchedule(Func<int, double> function)
        => Function = function;

    /// <summary>t (from 0) ↦ ρₜ; it must depend on t alone, or a resumed run differs.</summary>
    public Func<int, double> Function { get; init => field = value ?? throw new ArgumentNullException("function"); }

    /// <inheritdoc/>
    public override string Formula => "ρₜ = f(t)";

    /// <inheritdoc/>
    protected internal override double Value(int step) => Function(step);
}
