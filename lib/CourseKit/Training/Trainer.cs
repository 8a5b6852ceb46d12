using System.Globalization;
using System.Text;
using CourseKit.Display;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>How a network is trained: loss, optimizer, batches, and what ends it. Immutable; <see cref="TrainingRun"/> does the work.</summary>
/// <remarks>
/// <code>
/// var trainer = new Trainer(network, new Adam(0.001), new SoftmaxCrossEntropy()) { BatchSize = 100, Stopping = new EarlyStopping(5) };
/// var result = trainer.Train(new Examples(x, labels, 10), epochs: 30, validation);
/// </code>
/// Each epoch shuffles the examples and takes them in batches, the last of which may be smaller. The same seeds give the
/// same network and history, bit for bit; so does a run that is stored and resumed. After the first epoch a step allocates
/// nothing.
/// </remarks>
public sealed record Trainer
{
    /// <summary>A batch size that makes each step see the whole training set.</summary>
    public const int FullBatch = int.MaxValue;

    private readonly Optimizer? _optimizer;
    private readonly IReadOnlyList<ParameterGroup>? _groups;

    /// <summary>One optimizer for all layers that are not frozen.</summary>
    /// <param name="network">What is trained, in place.</param>
    /// <param name="optimizer">The rule, with its learning rate or schedule.</param>
    /// <param name="loss">The loss of the network's outputs.</param>
    public Trainer(Network network, Optimizer optimizer, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        (Network, Loss, _optimizer) = (network, loss, optimizer);
    }

    /// <summary>An optimizer for each of several ranges of layers.</summary>
    /// <param name="network">What is trained, in place.</param>
    /// <param name="groups">Ranges that do not overlap and hold no frozen layer, at least one.</param>
    /// <param name="loss">The loss of the network's outputs.</param>
    public Trainer(Network network, IReadOnlyList<ParameterGroup> groups, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(groups);
        (Network, Loss, _groups) = (network, loss, [.. groups]);
    }

    /// <summary>What is trained, in place.</summary>
    public Network Network { get; init => field = value ?? throw new ArgumentNullException("network"); }

    /// <summary>The loss of the network's outputs.</summary>
    public Loss Loss { get; init => field = value ?? throw new ArgumentNullException("loss"); }

    /// <summary>Who trains which layers.</summary>
    public IReadOnlyList<ParameterGroup> Groups => _groups ?? [new ParameterGroup(Network.Frozen, Network.Layers.Count, _optimizer!)];

    /// <summary>Examples a step, ≥ 1: 1 for stochastic descent, <see cref="FullBatch"/> for the whole set; the last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init => field = AtLeastOne(value, nameof(BatchSize)); } = 100;

    /// <summary>Whether an epoch's last batch is left out when it is smaller. (Batch normalization cannot train on one example.)</summary>
    public bool DropLast { get; init; }

    /// <summary>The seed that the examples' order and the augmentation follow from; null leaves the order as it is.</summary>
    public long? Seed { get; init; } = 1;

    /// <summary>R(Θ), whose gradient is added to the loss's; taken of each weight matrix by itself, of biases and scales not.</summary>
    public Penalty? Penalty { get; init; }

    /// <summary>Cuts weights back after each step.</summary>
    public MaxNorm? MaxNorm { get; init; }

    /// <summary>What ends training when the validation loss (without a validation set: the training loss) no longer falls. The best parameters are kept, however training ends.</summary>
    public StoppingRule? Stopping { get; init; }

    /// <summary>Reduces the rate when the same loss stays; its start must be the optimizer's constant rate. With several groups all rates fall alike.</summary>
    public ReduceOnPlateau? Plateau { get; init; }

    /// <summary>Training is given up when the loss passes this multiple of the loss at the start: 3 in chapter 08; null for never. &gt; 1.</summary>
    /// <remarks>Looked at is the mean over the last steps that saw about 1,000 examples, so that one odd batch ends nothing.</remarks>
    public double? GiveUpAt
    {
        get;
        init => field = value is null or > 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(GiveUpAt), string.Create(CultureInfo.InvariantCulture, $"{nameof(GiveUpAt)} must be > 1, got {value}"));
    }

    /// <summary>Changes a batch's examples in place before each step: <c>(batch, random) =&gt; rotation.Apply(batch, shape, random, batch)</c>.</summary>
    public Action<Matrix, RandomStream>? Augment { get; init; }

    /// <summary>Further metrics, measured beside loss and accuracy.</summary>
    public IReadOnlyList<Metric> Metrics { get; init => field = value ?? throw new ArgumentNullException(nameof(Metrics)); } = [];

    /// <summary>Who looks on, in this order.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init => field = value ?? throw new ArgumentNullException(nameof(Callbacks)); } = [];

    /// <summary>What an epoch's training loss is measured on.</summary>
    public TrainingMeasure Measure { get; init; } = TrainingMeasure.WholeSet;

    /// <summary>Whether the average that an <see cref="ParameterAverage"/> keeps is what is measured after each epoch, and what the network ends with.</summary>
    public bool TakeAverage { get; init; } = true;

    /// <summary>Is told where training stands, ten times a second at most.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Trains, from the network's present parameters.</summary>
    /// <param name="training">What is learned from.</param>
    /// <param name="epochs">Passes through it, ≥ 0.</param>
    /// <param name="validation">What is measured after each epoch and not learned from.</param>
    /// <param name="cancellation">Ends training between two steps; the result says so.</param>
    /// <exception cref="ShapeException">Examples and network do not fit.</exception>
    /// <exception cref="ArgumentException">A setting does not fit another one; the message says which.</exception>
    public TrainingResult Train(Examples training, int epochs, Examples? validation = null, CancellationToken cancellation = default)
        => Start(training, epochs, validation).Run(cancellation);

    /// <summary>A training before its first step, to be moved on step by step.</summary>
    /// <inheritdoc cref="Train"/>
    public TrainingRun Start(Examples training, int epochs, Examples? validation = null) => new(this, training, epochs, validation);

    /// <summary>A training as it stood when <see cref="TrainingRun.Save"/> stored it: what follows is the same, bit for bit, as without storing it.</summary>
    /// <param name="source">What was stored.</param>
    /// <param name="training">The same examples as then.</param>
    /// <param name="epochs">Passes in all, those done included; it may be another number than then.</param>
    /// <param name="validation">The same examples as then.</param>
    /// <param name="name">What errors call the source: its file.</param>
    /// <returns>The training; the network has its parameters of then.</returns>
    /// <exception cref="ModelFormatException">The source is damaged, or was made with other settings; the network is left as it was.</exception>
    public TrainingRun Resume(Stream source, Examples training, int epochs, Examples? validation = null, string name = "training")
        => RunStorage.Read(source, name, this, training, epochs, validation);

    private static int AtLeastOne(int value, string name)
        => value >= 1 ? value : throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be ≥ 1, got {value}"));

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
