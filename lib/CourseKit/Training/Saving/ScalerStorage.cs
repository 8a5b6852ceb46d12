using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Preprocessing;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>What fitted scalers learned, in a stored model: their rule, and tensors under a prefix.</summary>
internal static class ScalerStorage
{
    private const string CategoriesOf = "/categories ";
    private const int FewFeatures = 1 << 16;

    internal static JsonObject Write(ModelWriter writer, FittedScaler scaler, string prefix)
    {
        var json = new JsonObject { ["kind"] = Kind(scaler), ["inputs"] = scaler.Inputs };
        switch (scaler)
        {
            case FittedPipeline pipeline:
                json["stages"] = new JsonArray([.. pipeline.Stages.Select((stage, i) => (JsonNode)Write(writer, stage, $"{prefix}/{i.ToString(CultureInfo.InvariantCulture)}"))]);
                return json;
            case OnColumns.Fitted some:
                json["columns"] = new JsonArray([.. ((OnColumns)some.Rule).Columns.Select(column => (JsonNode)JsonValue.Create(column))]);
                json["inner"] = Write(writer, some.Inner, prefix + "/inner");
                return json;
            case FittedOneHot oneHot:
                json["unknown"] = ((OneHot)oneHot.Rule).Unknown.ToString();
                for (var column = 0; column < oneHot.Inputs; column++)
                {
                    if (oneHot.CategoriesOf(column) is { } categories)
                        writer.Add(Categories(prefix, column), Vector.From(categories));
                }

                return json;
            case FittedShiftAndScale shifted:
                writer.Add(prefix + "/shift", shifted.Shift);
                writer.Add(prefix + "/scale", shifted.Scale);
                break;
            case FittedProjection projection:
                writer.Add(prefix + "/mean", projection.Mean);
                writer.Add(prefix + "/directions", projection.Directions);
                writer.Add(prefix + "/variances", projection.Variances);
                writer.Add(prefix + "/forward", projection.Projection);
                writer.Add(prefix + "/backward", projection.Return);
                json["total"] = RecipeWriter.Number(projection.Axes.Total);
                break;
            case FittedFill fill:
                writer.Add(prefix + "/fill", fill.Fill);
                json["marked"] = new JsonArray([.. fill.Marked.Select(column => (JsonNode)JsonValue.Create(column))]);
                break;
        }

        json["rule"] = RecipeWriter.Of(scaler.Rule);
        return json;
    }

    internal static FittedScaler Read(ModelReader reader, JsonElement json, string prefix)
    {
        var inputs = json.GetProperty("inputs").GetInt32();
        switch (json.GetProperty("kind").GetString())
        {
            case "pipeline":
                FittedScaler[] stages = [.. json.GetProperty("stages").EnumerateArray().Select((stage, i) => Read(reader, stage, $"{prefix}/{i.ToString(CultureInfo.InvariantCulture)}"))];
                for (var i = 0; i < stages.Length; i++)
                    Require((i == 0 ? inputs : stages[i - 1].Outputs) == stages[i].Inputs, Invariant($"stage {i} takes {stages[i].Inputs} features, and gets others"));
                return new FittedPipeline(new Pipeline([.. stages.Select(stage => stage.Rule)]), stages, inputs, stages.Length == 0 ? inputs : stages[^1].Outputs);
            case "columns":
                var inner = Read(reader, json.GetProperty("inner"), prefix + "/inner");
                int[] columns = [.. json.GetProperty("columns").EnumerateArray().Select(column => column.GetInt32())];
                Require(columns.Length == inner.Inputs && columns.Length == inner.Outputs && columns.All(column => column >= 0 && column < inputs), "its columns do not fit");
                return new OnColumns.Fitted(new OnColumns(inner.Rule, columns), inner, inputs);
            case "one-hot":
                return OneHot(reader, json, inputs, prefix);
            case "shift and scale":
                return new FittedShiftAndScale(Rule(json), Row(reader, prefix + "/shift", inputs), Row(reader, prefix + "/scale", inputs));
            case "projection":
                var (directions, forward) = (reader.AnyMatrix(prefix + "/directions"), reader.AnyMatrix(prefix + "/forward"));
                Require(directions.Columns == inputs && forward.Rows == inputs, "its matrices do not fit");
                var axes = new PrincipalAxes(Row(reader, prefix + "/mean", inputs), directions, Row(reader, prefix + "/variances", directions.Rows), RecipeReader.Number(json.GetProperty("total")));
                var backward = new Matrix(forward.Columns, inputs, reader.Tensor(prefix + "/backward", forward.Columns, inputs, Precision.Double));
                return new FittedProjection(Rule(json), axes, forward, backward);
            case "fill":
                int[] marked = [.. json.GetProperty("marked").EnumerateArray().Select(column => column.GetInt32())];
                Require(marked.All(column => column >= 0 && column < inputs), "a marked column is outside");
                return new FittedFill(Rule(json), Row(reader, prefix + "/fill", inputs), marked);
            case "example centre":
                Require(inputs >= 1, Invariant($"{inputs} features cannot be"));
                return new ExampleCentre().For(inputs);
            case var other:
                throw new FormatException($"there is no scaler of the kind «{other}» in this library");
        }
    }

    private static FittedOneHot OneHot(ModelReader reader, JsonElement json, int inputs, string prefix)
    {
        // A column that passes through has a weight in the file, or an axis: more of them than numbers were not written so.
        Require(inputs >= 0 && inputs <= FewFeatures + reader.Count, Invariant($"{inputs} features are too many"));
        var categories = new double[]?[inputs];
        var features = new List<Nominal>();
        var stored = reader.TensorNames.Where(name => name.StartsWith(prefix + CategoriesOf, StringComparison.Ordinal))
            .Select(name => int.Parse(name[(prefix + CategoriesOf).Length..], NumberStyles.None, CultureInfo.InvariantCulture)).Order();
        foreach (var column in stored)
        {
            Require(column < inputs, Invariant($"there are categories of column {column}, and {inputs} features"));
            categories[column] = reader.AnyVector(Categories(prefix, column)).ToArray();
            features.Add(new Nominal(column, categories[column]!));
        }

        var unknown = Enum.Parse<UnknownCategory>(json.GetProperty("unknown").GetString() ?? "");
        return new FittedOneHot(new OneHot(unknown, [.. features]), categories, unknown == UnknownCategory.OtherColumn);
    }

    private static string Kind(FittedScaler scaler)
        => scaler switch
        {
            FittedPipeline => "pipeline",
            OnColumns.Fitted => "columns",
            FittedOneHot => "one-hot",
            FittedShiftAndScale => "shift and scale",
            FittedProjection => "projection",
            FittedFill => "fill",
            { Rule: ExampleCentre } => "example centre",
            _ => throw new NotSupportedException($"{scaler.Rule.Name} cannot be stored"),
        };

    private static string Categories(string prefix, int column) => prefix + CategoriesOf + column.ToString(CultureInfo.InvariantCulture);

    private static Scaler Rule(JsonElement json) => RecipeReader.Of<Scaler>(json.GetProperty("rule"));

    private static Vector Row(ModelReader reader, string tensor, int length) => new(reader.Tensor(tensor, 1, length, Precision.Double));

    private static void Require(bool fits, string problem)
    {
        if (!fits)
            throw new FormatException(problem);
    }
}
