using System.Globalization;
using System.Text.RegularExpressions;
using CourseKit.Data.Files;
using CourseKit.Training;

namespace CourseKit.Data;

/// <summary>Stores a training every few epochs or steps; it can go on from there after a crash, the same bit for bit.</summary>
/// <remarks>
/// <code>
/// var checkpoint = new Checkpoint("runs", "digits");
/// var run = checkpoint.ResumeOrStart(trainer with { Callbacks = [checkpoint] }, training, epochs: 100, validation);
/// var result = run.Run();
/// </code>
/// Files are <c>digits-epoch-0003-step-00000900.ckm</c>, and <c>digits-best.ckm</c> for the epoch with the least validation loss
/// (without a validation set: training loss) so far. Each is written beside and renamed; the oldest ones are deleted. While it
/// trains, <c>digits.lock</c> keeps other processes from storing a training of the same name there.
/// </remarks>
public sealed partial class Checkpoint : TrainingCallback
{
    private double _best = double.PositiveInfinity;
    private WriterLock? _held;

    /// <summary>Checkpoints of one training.</summary>
    /// <param name="folder">Where they are; made if there is none.</param>
    /// <param name="name">What their names begin with: a word of letters, digits, '.', '_' and '-'.</param>
    public Checkpoint(string folder, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!Word().IsMatch(name))
            throw new ArgumentException($"name must be made of letters, digits, '.', '_' and '-', got «{name}»", nameof(name));
        (Folder, Name) = (folder, name);
    }

    /// <summary>Where they are.</summary>
    public string Folder { get; }

    /// <summary>What their names begin with.</summary>
    public string Name { get; }

    /// <summary>Epochs between two of them, ≥ 0; 0 for none at epochs.</summary>
    public int EveryEpochs { get; init => field = NotNegative(value, nameof(EveryEpochs)); } = 1;

    /// <summary>Steps between two of them, ≥ 0; 0 for none inside an epoch.</summary>
    public int EverySteps { get; init => field = NotNegative(value, nameof(EverySteps)); }

    /// <summary>How many are kept, the newest, besides the best; ≥ 1.</summary>
    public int Keep { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Keep), Invariant($"{nameof(Keep)} must be ≥ 1, got {value}")); } = 3;

    /// <summary>Whether the best epoch's is kept.</summary>
    public bool KeepBest { get; init; } = true;

    /// <summary>The best epoch's file.</summary>
    public string BestPath => Path.Combine(Folder, $"{Name}-best{ModelFile.Extension}");

    /// <summary>The checkpoints that are there, the newest first, the best not among them.</summary>
    public IReadOnlyList<string> Paths
        => Directory.Exists(Folder)
            ? [.. Directory.EnumerateFiles(Folder, $"{Name}-epoch-*{ModelFile.Extension}")
                .Where(path => Number(path) is not null)
                .OrderByDescending(path => Number(path)!.Value)]
            : [];

    /// <summary>The training as its newest whole checkpoint has it, or from its start when there is none. A damaged one is passed over for the one before.</summary>
    /// <param name="trainer">How it is trained, as when the checkpoint was made.</param>
    /// <param name="training">The same examples.</param>
    /// <param name="epochs">Passes in all.</param>
    /// <param name="validation">The same examples.</param>
    /// <exception cref="ModelFormatException">There are checkpoints, and none can be used; the error of the newest.</exception>
    public TrainingRun ResumeOrStart(Trainer trainer, Examples training, int epochs, Examples? validation = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ModelFormatException? newest = null;
        foreach (var path in Paths)
        {
            try
            {
                return Resume(path, trainer, training, epochs, validation);
            }
            catch (ModelFormatException e)
            {
                newest ??= e;
            }
        }

        return newest is null ? trainer.Start(training, epochs, validation) : throw newest;
    }

    /// <summary>The training as a checkpoint has it.</summary>
    /// <param name="path">The file.</param>
    /// <inheritdoc cref="ResumeOrStart"/>
    /// <param name="trainer">How it is trained.</param>
    /// <param name="training">The same examples.</param>
    /// <param name="epochs">Passes in all.</param>
    /// <param name="validation">The same examples.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static TrainingRun Resume(string path, Trainer trainer, Examples training, int epochs, Examples? validation = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        using var stream = ModelFile.Open(path);
        return trainer.Resume(stream, training, epochs, validation, ModelFile.Name(path));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">Another process is storing a training of this name here.</exception>
    public override void OnStart(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _held = WriterLock.Take(
            Path.Combine(Folder, Name + ".lock"),
            $"another process is storing its training «{Name}» in {Path.GetFullPath(Folder)}: wait for it, or give this one another name or folder");
        SweepUp();

        // A resumed training knows its best epoch from its history; epoch 0, where nothing was learned, is never one.
        _best = run.History.Epochs.Skip(1).Select(Loss).Append(double.PositiveInfinity).Where(loss => !double.IsNaN(loss)).Min();
    }

    /// <inheritdoc/>
    public override void OnStep(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (EverySteps > 0 && run.StepsDone % EverySteps == 0)
            Save(run);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, EpochRecord record)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(record);

        // The best one first: a training resumed from this epoch's checkpoint holds the epoch for past, and writes its best no more.
        if (KeepBest && Loss(record) < _best)
        {
            _best = Loss(record);
            ModelFile.Write(BestPath, run.Save);
        }

        if (EveryEpochs > 0 && record.Epoch % EveryEpochs == 0)
            Save(run);
    }

    /// <inheritdoc/>
    public override void OnEnd(TrainingRun run, TrainingResult result) => _held?.Dispose();

    private static double Loss(EpochRecord record) => record.ValidationLoss ?? record.Loss;

    private static int NotNegative(int value, string name)
        => value >= 0 ? value : throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be ≥ 0, got {value}"));

    [GeneratedRegex(@"^[\p{L}\p{Nd}._-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"-epoch-(?<epoch>\d{4,9})-step-(?<step>\d{8,10})\.ckm$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    private void Save(TrainingRun run)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Name}-epoch-{run.EpochsDone:0000}-step-{run.StepsDone:00000000}{ModelFile.Extension}");
        ModelFile.Write(Path.Combine(Folder, name), run.Save);
        DeleteOld();
    }

    private void DeleteOld()
    {
        foreach (var old in Paths.Skip(Keep))
            File.Delete(old);
    }

    // What a process that was killed left: a file half written, one too many.
    private void SweepUp()
    {
        if (!Directory.Exists(Folder))
            return;
        foreach (var half in Directory.EnumerateFiles(Folder, $"{Name}-*{ModelFile.Extension}{AtomicFile.Beside}"))
        {
            var whole = half[..^AtomicFile.Beside.Length];
            if (whole == BestPath || Number(whole) is not null)
                File.Delete(half);
        }

        DeleteOld();
    }

    private (long Step, long Epoch)? Number(string path)
    {
        var name = Path.GetFileName(path);
        var place = Place().Match(name);
        return place.Success && place.Index == Name.Length
            ? (long.Parse(place.Groups["step"].ValueSpan, CultureInfo.InvariantCulture), long.Parse(place.Groups["epoch"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }
}
