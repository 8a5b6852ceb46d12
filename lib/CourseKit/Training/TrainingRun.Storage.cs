using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <content>Storing a run, and taking it up again.</content>
public sealed partial class TrainingRun
{
    // An epoch's record as a row of numbers; its metrics follow.
    private const int RecordColumns = 9;

    /// <summary>Stores all that the steps to come depend on: network, optimizers, streams, position in the epoch, history.</summary>
    /// <remarks>From a callback, in <see cref="TrainingCallback.OnStep"/> or at an epoch's start or end. What callbacks keep themselves is not in it.</remarks>
    /// <param name="target">Where to; see <see cref="Trainer.Resume"/>.</param>
    /// <exception cref="InvalidOperationException">The run stands between a gradient and its step, or has ended and given the network its final parameters.</exception>
    public void Save(Stream target)
    {
        if (_unfinishedStep && _reason is null)
            throw new InvalidOperationException("a training cannot be stored between a gradient and its step: store it in OnStep");
        if (_result is not null)
            throw new InvalidOperationException("the training has ended, and the network has its final parameters: store the network itself");
        var writer = new ModelWriter { Header = { ["kind"] = "training" } };
        NetworkStorage.Write(writer, Network);
        writer.Header["training"] = new JsonObject
        {
            ["settings"] = RunStorage.Settings(this),
            ["epochs done"] = EpochsDone,
            ["steps of epoch"] = StepsOfEpoch,
            ["begun"] = _begun,
            ["order"] = _shuffling is null ? null : RecipeWriter.Stream(_begun ? _orderStart : _shuffling.State),
            ["augmentation"] = RecipeWriter.Stream(_augmentation.State),
            ["loss sum"] = RecipeWriter.Number(_lossSum),
            ["right"] = _right,
            ["seen"] = _seen,
            ["gradient evaluations"] = GradientEvaluations,
            ["seconds"] = Seconds,
            ["reason"] = _reason is TrainingStopReason.EarlyStopping or TrainingStopReason.LossPassedLimit or TrainingStopReason.LossNotFinite ? _reason.ToString() : null,
            ["message"] = _message,
            ["numbers"] = new JsonArray([.. _groups.Select(group => (JsonNode)Numbers(group.State.Numbers))]),
            ["stopping"] = _stopping is null ? null : Numbers(_stopping.Numbers),
            ["plateau"] = new JsonArray([.. new[] { _plateau.Rate, _plateau.Best, _plateau.Waited, _plateau.Rest, _plateau.Reductions }.Select(RecipeWriter.Number)]),
        };
        for (var group = 0; group < _groups.Length; group++)
        {
            foreach (var (name, vector) in _groups[group].State.Vectors)
                writer.Add(Invariant($"group {group}/{name}"), vector);
        }

        if (_stopping is not null)
            writer.Add("stopping/best", _stopping.BestParameters);
        for (var i = 0; i < _bestStatistics.Count; i++)
            writer.Add($"stopping/statistic {i.ToString(CultureInfo.InvariantCulture)}", _bestStatistics[i]);
        writer.Add("history/steps", new Vector([.. _steps]));
        writer.Add("history/epochs", Records());
        writer.Write(target);
    }

    /// <summary>Takes a stored run up. Everything is read before anything is changed.</summary>
    internal void Load(ModelReader reader, JsonElement json)
    {
        var states = new List<OptimizerState>();
        var stopping = default(StoppingState);
        var load = ModelReader.Guarded(reader.Name, "training", () =>
        {
            var numbers = json.GetProperty("numbers");
            RequireLength(numbers, "numbers", _groups.Length);
            RequireLength(json.GetProperty("plateau"), "plateau", 5);
            for (var group = 0; group < _groups.Length; group++)
                states.Add(ReadState(reader, _groups[group], group, Numbers(numbers[group])));
            if (_stopping is not null)
            {
                stopping = Trainer.Stopping!.Restore(Numbers(json.GetProperty("stopping")), new Vector(reader.Tensor("stopping/best", 1, Network.Parameters.Length, Network.Precision)));
                if (stopping.Epoch > Whole(json, "epochs done", int.MaxValue))
                    throw new FormatException(Invariant($"«stopping» has looked at epoch {stopping.Epoch}, which is not done"));
            }

            double[] plateau = [.. json.GetProperty("plateau").EnumerateArray().Select(RecipeReader.Number)];
            var order = json.GetProperty("order");
            return new
            {
                Epochs = Whole(json, "epochs done", int.MaxValue),
                Steps = Whole(json, "steps of epoch", StepsPerEpoch),
                Begun = json.GetProperty("begun").GetBoolean(),
                Order = _shuffling is null ? default(RandomState?) : RecipeReader.Stream(order),
                Augmentation = RecipeReader.Stream(json.GetProperty("augmentation")),
                LossSum = RecipeReader.Number(json.GetProperty("loss sum")),
                Right = json.GetProperty("right").GetInt64(),
                Seen = json.GetProperty("seen").GetInt64(),
                Evaluations = json.GetProperty("gradient evaluations").GetInt64(),
                Seconds = json.GetProperty("seconds").GetDouble(),
                Reason = json.GetProperty("reason").GetString() is { } reason ? Enum.Parse<TrainingStopReason>(reason) : default(TrainingStopReason?),
                Message = json.GetProperty("message").GetString() ?? "",
                Plateau = new PlateauState(plateau[0], plateau[1], (int)plateau[2], (int)plateau[3], (int)plateau[4]),
                History = reader.AnyVector("history/steps").ToArray(),
                Records = Records(reader),
                Statistics = _bestStatistics.Select((vector, i) => new Vector(reader.Tensor($"stopping/statistic {i.ToString(CultureInfo.InvariantCulture)}", 1, vector.Length, vector.Precision))).ToList(),
            };
        });
        NetworkStorage.ReadInto(reader, Network);
        for (var group = 0; group < _groups.Length; group++)
            _groups[group].State = states[group];
        if (stopping is not null)
            _stopping = stopping;
        Copy(load.Statistics, _bestStatistics);
        (EpochsDone, StepsOfEpoch, _begun) = (load.Epochs, load.Steps, load.Begun);
        (_lossSum, _right, _seen, GradientEvaluations, _secondsBefore) = (load.LossSum, load.Right, load.Seen, load.Evaluations, load.Seconds);
        (_reason, _message, _plateau) = (load.Reason, load.Message, load.Plateau);
        _augmentation.State = load.Augmentation;
        _steps.AddRange(load.History);
        _epochs.AddRange(load.Records);
        if (_shuffling is not null && load.Order is { } start)
        {
            (_shuffling.State, _orderStart) = (start, start);
            if (_begun)
                Shuffle();
        }

        if (Trainer.Plateau is { } rule)
        {
            foreach (var group in _groups)
                group.Reduce(rule, _plateau);
        }
    }

    private static OptimizerState ReadState(ModelReader reader, GroupState group, int place, IReadOnlyDictionary<string, double> numbers)
    {
        var prefix = $"group {place.ToString(CultureInfo.InvariantCulture)}/";
        var vectors = reader.TensorNames.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(name => name[prefix.Length..], reader.AnyVector, StringComparer.Ordinal);
        return group.Optimizer.Restore(vectors, numbers, group.Parameters);
    }

    private static int Whole(JsonElement json, string name, int most)
        => json.GetProperty(name).GetInt32() is >= 0 and var number && number <= most
            ? number
            : throw new FormatException(Invariant($"«{name}» must be in 0 … {most}, got {json.GetProperty(name).GetRawText()}"));

    private static void RequireLength(JsonElement json, string name, int wanted)
    {
        if (json.GetArrayLength() != wanted)
            throw new FormatException(Invariant($"«{name}» must have {wanted} parts, got {json.GetArrayLength()}"));
    }

    private static JsonObject Numbers(IReadOnlyDictionary<string, double> numbers)
        => new(numbers.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)RecipeWriter.Number(pair.Value))));

    private static Dictionary<string, double> Numbers(JsonElement json)
        => json.EnumerateObject().ToDictionary(pair => pair.Name, pair => RecipeReader.Number(pair.Value), StringComparer.Ordinal);

    private Matrix Records()
    {
        var metrics = Trainer.Metrics.Count;
        var matrix = new Matrix(_epochs.Count, RecordColumns + (2 * metrics));
        foreach (var (record, row) in _epochs.Select((record, row) => (record, row)))
        {
            matrix.SetRow(row, new Vector(
            [
                record.Epoch, record.Loss, record.Accuracy, record.ValidationLoss ?? 0, record.ValidationAccuracy ?? 0,
                record.Seconds, record.LearningRate, record.Penalty, record.GradientEvaluations,
                .. record.Metrics.Count == metrics ? record.Metrics : new double[metrics],
                .. record.ValidationMetrics.Count == metrics ? record.ValidationMetrics : new double[metrics],
            ]));
        }

        return matrix;
    }

    private List<EpochRecord> Records(ModelReader reader)
    {
        var metrics = Trainer.Metrics.Count;
        var matrix = reader.AnyMatrix("history/epochs");
        if (matrix.Rows == 0 || matrix.Columns != RecordColumns + (2 * metrics))
            throw reader.Fault("history/epochs", Invariant($"it must have at least one row, and {RecordColumns + (2 * metrics)} columns, got {matrix.Rows} × {matrix.Columns}"));
        var held = Validation is not null;
        return [.. matrix.ToRows().Select(row => new EpochRecord((int)row[0], row[1], row[2], held ? row[3] : null, held ? row[4] : null)
        {
            Seconds = row[5],
            LearningRate = row[6],
            Penalty = row[7],
            GradientEvaluations = (long)row[8],
            Metrics = row[RecordColumns..(RecordColumns + metrics)],
            ValidationMetrics = held ? row[(RecordColumns + metrics)..] : [],
        })];
    }
}
