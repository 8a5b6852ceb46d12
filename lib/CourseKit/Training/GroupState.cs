using CourseKit.Optimizers;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A <see cref="ParameterGroup"/> at work: its part of the network's vectors, its rule with the rate of now, its state.</summary>
internal sealed class GroupState
{
    private readonly ParameterAverage? _average;

    internal GroupState(ParameterGroup group, Network network)
    {
        (Group, Optimizer) = (group, group.Optimizer);
        (Parameters, Gradients) = network.Part(group.From, group.To);
        State = Optimizer.Init(Parameters);
        for (var part = (Optimizer?)Optimizer; part is not null && _average is null; part = (part as Wrapper)?.Inner)
            _average = part as ParameterAverage;
    }

    internal ParameterGroup Group { get; }

    internal Optimizer Optimizer { get; private set; }

    internal OptimizerState State { get; set; }

    internal Vector Parameters { get; }

    internal Vector Gradients { get; }

    internal double Rate => Optimizer.LearningRate.At(Math.Max(State.Steps - 1, 0));

    /// <summary>Θ̄, where the optimizer keeps one and has taken a step.</summary>
    internal Vector? Average => State.Steps > 0 ? _average?.In(State) : null;

    /// <summary>The rate of the group's own times ρ/ρ₀ of the plateau rule: the rule's ρ itself where both start alike.</summary>
    internal void Reduce(ReduceOnPlateau rule, PlateauState plateau)
    {
        var start = ((ConstantSchedule)Group.Optimizer.LearningRate).Start;
        Optimizer = Group.Optimizer with { LearningRate = start == rule.Start ? plateau.Rate : start * (plateau.Rate / rule.Start) };
    }
}
