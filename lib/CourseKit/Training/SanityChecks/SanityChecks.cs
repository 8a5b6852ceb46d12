using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>What to check before a long training (chapter 10): each takes a moment, and works on a copy of the network.</summary>
public static class SanityChecks
{
    // A fresh classifier's guesses are nearly, not exactly, even.
    private const double Slack = 0.25;

    /// <summary>All of them: initial loss, gradients, a small subset learned by heart.</summary>
    /// <param name="trainer">The training that is meant.</param>
    /// <param name="examples">The training set.</param>
    public static SanityReport All(Trainer trainer, Examples examples)
        => new([InitialLoss(trainer, examples), Gradients(trainer, examples), OverfitsFew(trainer, examples)]);

    /// <summary>The loss before training is that of a network that knows nothing: ln(classes) for softmax cross-entropy, 2.303 for ten.</summary>
    /// <remarks>log₂ with base two; classes − 1 for the hinge loss; outputs · ln 2 for sigmoid cross-entropy. Wanted within 25 %.</remarks>
    /// <param name="trainer">The training that is meant.</param>
    /// <param name="examples">Examples; the first 1,000 count.</param>
    /// <exception cref="ArgumentException">What the loss should be is not known for this one.</exception>
    public static SanityCheck InitialLoss(Trainer trainer, Examples examples)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(examples);
        var outputs = trainer.Network.Output.Size;
        var (wanted, formula) = trainer.Loss switch
        {
            SoftmaxCrossEntropy { Base: LogBase.Natural } => (Math.Log(outputs), Invariant($"ln {outputs}")),
            SoftmaxCrossEntropy => (Math.Log2(outputs), Invariant($"log₂ {outputs}")),
            SigmoidCrossEntropy { Base: LogBase.Natural } => (outputs * Math.Log(2), Invariant($"{outputs} ln 2")),
            SigmoidCrossEntropy => (outputs, Invariant($"{outputs} log₂ 2")),
            HingeLoss => (outputs - 1.0, Invariant($"{outputs} − 1")),
            _ => throw new ArgumentException($"what {trainer.Loss.Name} should be at the start depends on the data: there is no number to compare with", nameof(trainer)),
        };
        var few = examples.First(1000).In(trainer.Network.Precision);
        var got = trainer.Network.Loss(few.X, few.Targets, trainer.Loss);
        var passed = Math.Abs(got - wanted) <= Slack * wanted;
        return new SanityCheck("Initial loss", $"{formula} = {Text(wanted)}", Text(got), passed, passed ? "" : "the start of the last layer's weights (too large?), the scale of the inputs, the targets");
    }

    /// <summary>Back-propagation agrees with finite differences, (e(θ + h) − e(θ − h)) / 2h, on a few parameters of each layer, in double precision.</summary>
    /// <remarks>Parameters at whose place the loss has a kink (ReLU) may differ: 95 % must agree to 10⁻⁵ of the largest gradient. Not for layers that draw random numbers or use the batch's statistics: those are checked as they predict.</remarks>
    /// <param name="trainer">The training that is meant.</param>
    /// <param name="examples">Examples; the first 10 count.</param>
    /// <param name="perLayer">Parameters of each layer that are tried, ≥ 1.</param>
    public static SanityCheck Gradients(Trainer trainer, Examples examples, int perLayer = 20)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfLessThan(perLayer, 1);
        const double h = 1e-5;
        var network = trainer.Network.Copy(Precision.Double);
        var few = examples.First(10).In(Precision.Double);
        var pass = network.Forward(few.X, training: false);
        trainer.Loss.Evaluate(pass.Output, few.Targets, pass.OutputGradient);
        network.Backward(pass);
        var gradients = network.Gradients.Copy();
        var largest = Math.Max(gradients.Max(Math.Abs), 1e-8);
        var random = new RandomStream(0);
        var (tried, agreed) = (0, 0);
        for (var layer = network.Frozen; layer < network.Layers.Count; layer++)
        {
            var (part, _) = network.Part(layer, layer + 1);
            var start = network.Parameters.Length - network.ParametersFrom(layer).Length;
            foreach (var place in random.Permutation(part.Length).Take(perLayer))
            {
                var kept = part[place];
                part[place] = kept + h;
                var up = network.Loss(few.X, few.Targets, trainer.Loss);
                part[place] = kept - h;
                var down = network.Loss(few.X, few.Targets, trainer.Loss);
                part[place] = kept;
                tried++;
                agreed += Math.Abs(((up - down) / (2 * h)) - gradients[start + place]) <= 1e-5 * largest ? 1 : 0;
            }
        }

        var passed = tried > 0 && agreed >= 0.95 * tried;
        return new SanityCheck("Gradients", Invariant($"{tried} agree with finite differences"), Invariant($"{agreed} agree"), passed, passed ? "" : "a layer's way back, or a network without parameters");
    }

    /// <summary>A network that can learn learns a handful of examples by heart: accuracy 1, or a loss below a hundredth of the start's.</summary>
    /// <param name="trainer">The training that is meant; its penalty, augmentation, stopping rule and callbacks are left out.</param>
    /// <param name="examples">Examples; the first ones count.</param>
    /// <param name="count">How many, ≥ 1.</param>
    /// <param name="epochs">Passes through them at most, ≥ 1.</param>
    public static SanityCheck OverfitsFew(Trainer trainer, Examples examples, int count = 20, int epochs = 300)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(examples);
        var few = examples.First(count);
        var alone = trainer with
        {
            Network = trainer.Network.Copy(),
            BatchSize = Trainer.FullBatch,
            DropLast = false,
            Penalty = null,
            MaxNorm = null,
            Augment = null,
            Stopping = null,
            Plateau = null,
            GiveUpAt = null,
            Metrics = [],
            Callbacks = [new UntilKnown()],
            Progress = null,
            TakeAverage = false,
            Measure = TrainingMeasure.WholeSet,
        };
        var result = alone.Train(few, epochs);
        var passed = Known(result.History.Epochs[0], result.Last);
        var wanted = few.Labels is null ? "a loss below 1 % of the start's" : "accuracy 1";
        var got = few.Labels is null ? $"{Text(result.Last.Loss / result.History.Epochs[0].Loss * 100)} %" : $"accuracy {Text(result.Last.Accuracy)}";
        return new SanityCheck($"{few.Count} examples by heart", wanted, Invariant($"{got} after {result.Last.Epoch} epochs"), passed, passed ? "" : "the learning rate, the labels, dropped units, too small a network");
    }

    private static bool Known(EpochRecord start, EpochRecord record)
        => double.IsNaN(record.Accuracy) ? record.Loss < 0.01 * start.Loss : record.Accuracy == 1;

    private static string Text(double value) => Storage.Text(value);

    private sealed class UntilKnown : TrainingCallback
    {
        private EpochRecord? _start;

        public override void OnStart(TrainingRun run) => _start = run.LastRecord;

        public override void OnEpochEnd(TrainingRun run, EpochRecord record)
        {
            if (Known(_start!, record))
                run.Stop("all known");
        }
    }
}
