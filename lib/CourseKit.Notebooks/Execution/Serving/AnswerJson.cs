using System.Text.Json.Nodes;
using CourseKit.Notebooks.Execution.Kernel.Language;

namespace CourseKit.Notebooks.Execution.Serving;

/// <summary>Answers about code in the form of Jupyter's messages.</summary>
internal static class AnswerJson
{
    /// <summary>The answer's fields.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="code">The code that was asked about.</param>
    public static JsonObject Of(Answer answer, string code) => answer switch
    {
        { Completion: { } completion } => Of(completion, code),
        { Inspection: { } inspection } => new JsonObject { ["found"] = true, ["data"] = Of(inspection) },
        { Signature: { } signature } => Of(signature),
        { Completeness: { } completeness } => new JsonObject { ["status"] = completeness.Status, ["indent"] = completeness.Indent },
        _ => new JsonObject { ["found"] = false, ["data"] = new JsonObject() },
    };

    private static JsonObject Of(CompletionList completion, string code)
    {
        var (start, end) = (Places.ToCharacters(code, completion.Start), Places.ToCharacters(code, completion.End));
        return new JsonObject
        {
            ["matches"] = new JsonArray([.. completion.Items.Select(item => JsonValue.Create(item.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // The name under which front ends look for what kind of thing each match is.
                ["_jupyter_types_experimental"] = new JsonArray([.. completion.Items.Select(item => new JsonObject
                {
                    ["start"] = start,
                    ["end"] = end,
                    ["text"] = item.Text,
                    ["type"] = item.Kind,
                    ["signature"] = item.Signature,
                })]),
            },
        };
    }

    private static JsonObject Of(Inspection inspection)
    {
        var declaration = string.Join('\n', inspection.Declaration);
        return new JsonObject
        {
            [MimeTypes.Text] = inspection.Documentation.Length > 0 ? $"{declaration}\n\n{inspection.Documentation}" : declaration,
            [MimeTypes.Markdown] = $"```csharp\n{declaration}\n```\n\n{inspection.Documentation.Replace("\n", "\n\n", StringComparison.Ordinal)}".TrimEnd(),
        };
    }

    private static JsonObject Of(SignatureHelp help) => new()
    {
        ["found"] = true,
        ["active_signature"] = help.Active,
        ["active_parameter"] = help.Parameter,
        ["signatures"] = new JsonArray([.. help.Signatures.Select(signature => new JsonObject
        {
            ["label"] = signature.Label,
            ["documentation"] = signature.Documentation,
            ["parameters"] = new JsonArray([.. signature.Parameters.Select(parameter => JsonValue.Create(parameter))]),
        })]),
    };
}
