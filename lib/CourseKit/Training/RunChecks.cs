using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>What a trainer's settings must agree on before the first step.</summary>
internal static class RunChecks
{
    internal static void Require(Trainer trainer)
    {
        var (network, groups) = (trainer.Network, trainer.Groups);
        if (groups.Count == 0)
            throw new ArgumentException("Training: there is no group of layers to train: give at least one");
        foreach (var group in groups)
        {
            var (from, to) = (group.From, group.To);
            ArgumentNullException.ThrowIfNull(group.Optimizer);
            if (from < 0 || to > network.Layers.Count || from > to)
                throw new ArgumentException(Invariant($"Training: a group has the layers {from} … {to - 1}, the network has 0 … {network.Layers.Count - 1}"));
            if (from < network.Frozen)
                throw new ArgumentException(Invariant($"Training: a group starts at layer {from}, and the network's first {network.Frozen} layers are frozen: start at {network.Frozen}, or set Frozen to {from}"));
            if (network.Part(from, to).Parameters.Length == 0)
                throw new ArgumentException(Invariant($"Training: the layers {from} … {to - 1} have no parameters: there is nothing to train"));
            if (groups.Any(other => !ReferenceEquals(other, group) && other.From < to && from < other.To))
                throw new ArgumentException(Invariant($"Training: the layers {from} … {to - 1} of one group overlap those of another: each layer belongs to one group at most"));
            if (trainer.Plateau is { } plateau)
                RequireConstant(group, plateau, groups.Count);
        }

        if (trainer.DropLast && trainer.BatchSize == Trainer.FullBatch)
            throw new ArgumentException("Training: DropLast has nothing to drop from a full batch: leave one of them out");
        if (trainer.Metrics.Select(metric => metric.Name).Distinct(StringComparer.Ordinal).Count() < trainer.Metrics.Count)
            throw new ArgumentException($"Training: two metrics have the same name: [{string.Join(", ", trainer.Metrics.Select(metric => metric.Name))}]");
        if (trainer is { Measure: TrainingMeasure.Running, Metrics.Count: > 0 })
            throw new ArgumentException("Training: metrics need TrainingMeasure.WholeSet: the running measure keeps no outputs");
    }

    private static void RequireConstant(ParameterGroup group, ReduceOnPlateau plateau, int groups)
    {
        if (group.Optimizer.LearningRate is not ConstantSchedule rate)
            throw new ArgumentException($"Training: {nameof(Trainer.Plateau)} changes the rate, and {group.Optimizer.Name} has the schedule {group.Optimizer.LearningRate.Formula}: give it a number");
        if (groups == 1 && rate.Start != plateau.Start)
            throw new ArgumentException($"Training: {nameof(Trainer.Plateau)} starts at {Storage.Text(plateau.Start)}, the optimizer at {Storage.Text(rate.Start)}: both must be the same rate");
    }
}
