using System.Text.Json.Nodes;
using CourseKit.Preprocessing;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A network together with the preparation that its inputs need: what is stored, and used, as one.</summary>
/// <remarks>For files there is <c>ModelFile</c> of <c>CourseKit.Data</c>. The format is versioned, checksummed, and names only what the library's tables have.</remarks>
/// <param name="Network">The network.</param>
/// <param name="Scaler">What prepares its inputs, fitted to the training set; null for none.</param>
/// <param name="ClassNames">The name of each class, in the outputs' order; empty for none.</param>
public sealed record SavedModel(Network Network, FittedScaler? Scaler = null, IReadOnlyList<string>? ClassNames = null)
{
    /// <summary>What the network makes of inputs as they come, prepared first.</summary>
    /// <param name="x">One example a row, not prepared.</param>
    public Matrix Predict(Matrix x) => Network.Predict(Scaler?.Transform(x) ?? x);

    /// <summary>The class of each example.</summary>
    /// <inheritdoc cref="Predict"/>
    public int[] Classify(Matrix x) => Predict(x).RowArgMax();

    /// <summary>Stores it.</summary>
    /// <param name="target">Where to.</param>
    public void Write(Stream target)
    {
        var writer = new ModelWriter { Header = { ["kind"] = "network" } };
        NetworkStorage.Write(writer, Network);
        if (Scaler is not null)
            writer.Header["scaler"] = ScalerStorage.Write(writer, Scaler, "scaler");
        if (ClassNames is not null)
            writer.Header["classes"] = new JsonArray([.. ClassNames.Select(name => (JsonNode)JsonValue.Create(name))]);
        writer.Write(target);
    }

    /// <summary>Reads what <see cref="Write"/> stored, or the network of a stored training.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="name">What errors call the source: its file.</param>
    /// <exception cref="ModelFormatException">It is damaged, of a newer version, or has a layer that only code can supply.</exception>
    public static SavedModel Read(Stream source, string name = "model")
    {
        var reader = ModelReader.Read(source, name);
        return Rest(reader, NetworkStorage.Read(reader));
    }

    /// <summary>Reads into a network that code has built: the way for layers of one's own. It must have the same layers.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="network">Receives parameters, statistics and streams; left as it was when the source does not fit.</param>
    /// <param name="name">What errors call the source: its file.</param>
    /// <exception cref="ModelFormatException">It is damaged, or holds another network.</exception>
    public static SavedModel ReadInto(Stream source, Network network, string name = "model")
    {
        ArgumentNullException.ThrowIfNull(network);
        var reader = ModelReader.Read(source, name);
        NetworkStorage.ReadInto(reader, network);
        return Rest(reader, network);
    }

    private static SavedModel Rest(ModelReader reader, Network network)
        => new(
            network,
            reader.Header.TryGetProperty("scaler", out var scaler) ? ModelReader.Guarded(reader.Name, "scaler", () => ScalerStorage.Read(reader, scaler, "scaler")) : null,
            reader.Header.TryGetProperty("classes", out var classes) ? ModelReader.Guarded(reader.Name, "classes", () => classes.EnumerateArray().Select(one => one.GetString() ?? "").ToList()) : null);
}
