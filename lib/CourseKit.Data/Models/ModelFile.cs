using CourseKit.Data.Files;
using CourseKit.Preprocessing;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Data;

/// <summary>Networks in files: <c>ModelFile.Save("digits.ckm", network)</c>, <c>ModelFile.Load("digits.ckm").Network</c>.</summary>
/// <remarks>
/// A file is written beside and renamed when it is whole and on the disk: whoever reads finds the old one or the new one. It has a
/// version, and a checksum of every part; a damaged one is an error that says where. Loading runs nothing that the file says: it
/// names records of the library's tables only.
/// </remarks>
public static class ModelFile
{
    /// <summary>The usual ending of such a file's name.</summary>
    public const string Extension = ".ckm";

    /// <summary>Saves a network, what prepares its inputs, and the names of its classes.</summary>
    /// <param name="path">The file; its folder is made if there is none.</param>
    /// <param name="network">The network.</param>
    /// <param name="scaler">What prepares its inputs, fitted; null for nothing.</param>
    /// <param name="classNames">The name of each class, in the outputs' order; null for none.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is still whole.</exception>
    public static void Save(string path, Network network, FittedScaler? scaler = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(network);
        if (classNames is not null && classNames.Count != network.Output.Size)
            throw new ShapeException(Invariant($"Saving a model: there are {classNames.Count} class names, the network has {network.Output.Size} outputs: there must be one an output"));
        Write(path, new SavedModel(network, scaler, classNames).Write);
    }

    /// <summary>Loads a model, or the network of a stored training.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="ModelFormatException">It is damaged, of a newer version, or has a layer that only code can supply.</exception>
    public static SavedModel Load(string path)
    {
        using var stream = Open(path);
        return SavedModel.Read(stream, Name(path));
    }

    /// <summary>Loads into a network that code has built: the way for layers of one's own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">Receives parameters, statistics and streams; left as it was when the file does not fit.</param>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="ModelFormatException">It is damaged, or holds another network.</exception>
    public static SavedModel LoadInto(string path, Network network)
    {
        using var stream = Open(path);
        return SavedModel.ReadInto(stream, network, Name(path));
    }

    internal static string Name(string path) => Path.GetFileName(path);

    internal static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)
            : throw new FileNotFoundException($"{Path.GetFullPath(path)}: there is no such file", path);
    }

    internal static void Write(string path, Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        AtomicFile.Write(path, content.GetBuffer().AsSpan(0, checked((int)content.Length)));
    }
}
