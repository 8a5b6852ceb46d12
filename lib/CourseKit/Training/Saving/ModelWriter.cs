using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Writes the format that <see cref="ModelReader"/> describes.</summary>
internal sealed class ModelWriter
{
    private readonly List<(string Name, int Rows, int Columns, Storage Elements)> _tensors = [];

    /// <summary>All but the tensors.</summary>
    internal JsonObject Header { get; } = [];

    internal void Add(string name, Vector vector) => _tensors.Add((name, 1, vector.Length, vector.Elements));

    internal void Add(string name, Matrix matrix) => _tensors.Add((name, matrix.Rows, matrix.Columns, matrix.Elements));

    internal void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Header["tensors"] = new JsonArray([.. _tensors.Select(tensor => (JsonNode)new JsonObject
        {
            ["name"] = tensor.Name,
            ["rows"] = tensor.Rows,
            ["columns"] = tensor.Columns,
            ["precision"] = tensor.Elements.Precision.ToString(),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(TensorBytes.Of(tensor.Elements))),
        })]);
        var json = JsonSerializer.SerializeToUtf8Bytes(Header, RecipeWriter.Options);
        if (json.Length > ModelReader.MostHeader)
            throw new InvalidOperationException($"the model's header would have {json.Length} bytes, more than the {ModelReader.MostHeader} that can be read back");
        var start = new byte[ModelReader.Prefix + json.Length];
        ModelReader.Magic.CopyTo(start);
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(8), ModelReader.Version);
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(12), json.Length);
        json.CopyTo(start, ModelReader.Prefix);
        stream.Write(start);
        stream.Write(SHA256.HashData(start));
        foreach (var (_, _, _, elements) in _tensors)
            stream.Write(TensorBytes.Of(elements));
    }
}
