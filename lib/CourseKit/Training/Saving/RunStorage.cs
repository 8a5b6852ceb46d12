using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Training;

/// <summary>A training in a stored file: its settings, to be compared, and where it stood.</summary>
internal static class RunStorage
{
    internal static TrainingRun Read(Stream source, string name, Trainer trainer, Examples training, int epochs, Examples? validation)
    {
        var run = new TrainingRun(trainer, training, epochs, validation, measureStart: false);
        var reader = ModelReader.Read(source, name);
        if (!reader.Header.TryGetProperty("training", out var json))
            throw new ModelFormatException(name, "", "it holds a network, and no training to resume: load it with ModelFile.Load");
        Compare(reader, ModelReader.Guarded(name, "settings", () => json.GetProperty("settings")), Settings(run));
        run.Load(reader, json);
        return run;
    }

    /// <summary>What a resumed training must have in common with the stored one. Functions count only as being there.</summary>
    internal static JsonObject Settings(TrainingRun run)
    {
        var trainer = run.Trainer;
        return new JsonObject
        {
            ["groups"] = new JsonArray([.. trainer.Groups.Select(group => (JsonNode)new JsonObject { ["from"] = group.From, ["to"] = group.To, ["optimizer"] = RecipeWriter.Of(group.Optimizer) })]),
            ["loss"] = RecipeWriter.Of(trainer.Loss),
            ["batch size"] = trainer.BatchSize,
            ["drop last"] = trainer.DropLast,
            ["seed"] = trainer.Seed,
            ["penalty"] = RecipeWriter.Of(trainer.Penalty),
            ["max norm"] = trainer.MaxNorm?.ToString(),
            ["stopping"] = RecipeWriter.Of(trainer.Stopping),
            ["plateau"] = trainer.Plateau?.ToString(),
            ["give up at"] = trainer.GiveUpAt,
            ["augmentation"] = trainer.Augment is not null,
            ["measure"] = trainer.Measure.ToString(),
            ["take average"] = trainer.TakeAverage,
            ["metrics"] = new JsonArray([.. trainer.Metrics.Select(metric => (JsonNode)JsonValue.Create(metric.Name))]),
            ["training set"] = Fingerprint(run.Training),
            ["validation set"] = run.Validation is null ? null : Fingerprint(run.Validation),
        };
    }

    private static JsonArray Fingerprint(Examples examples)
        => [examples.Count, RecipeWriter.Number(examples.X.Sum()), RecipeWriter.Number(examples.Targets.Sum())];

    private static void Compare(ModelReader reader, JsonElement stored, JsonObject here)
    {
        var now = JsonDocument.Parse(here.ToJsonString(RecipeWriter.Options)).RootElement;
        foreach (var (setting, then) in ModelReader.Guarded(reader.Name, "settings", () => stored.EnumerateObject().Select(pair => (pair.Name, pair.Value)).ToList()))
        {
            if (!now.TryGetProperty(setting, out var value))
                throw new ModelFormatException(reader.Name, "settings", $"this library does not know «{setting}»");
            if (!RecipeReader.Agree(reader.Name, "settings", then, value))
                throw new ModelFormatException(reader.Name, "settings", $"«{setting}» was {then.GetRawText()} when it was stored, and is {value.GetRawText()} now: resume with the same");
        }
    }
}
