namespace CourseKit.Data.Fetching;

/// <summary>The four files of MNIST and their public mirrors.</summary>
internal static class MnistFiles
{
    /// <summary>The environment variable that names other mirrors, such as a school's own; separated by spaces.</summary>
    public const string MirrorsVariable = "COURSEKIT_MNIST_MIRRORS";

    private static readonly Uri[] PublicMirrors =
    [
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
    ];

    /// <summary>The small ones first, so that a broken mirror shows early.</summary>
    public static IReadOnlyList<RemoteFile> All => From(Mirrors(Environment.GetEnvironmentVariable(MirrorsVariable)));

    /// <summary>The checksums, as published with the set and seen on every mirror.</summary>
    public static IReadOnlyDictionary<string, string> Sums { get; } =
        From(PublicMirrors).ToDictionary(file => file.Name, file => file.Sha256, StringComparer.Ordinal);

    public static IReadOnlyList<RemoteFile> From(IReadOnlyList<Uri> mirrors) =>
    [
        new("t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6", mirrors),
        new("t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6", mirrors),
        new("train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c", mirrors),
        new("train-images-idx3-ubyte.gz", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609", mirrors),
    ];

    /// <summary>The mirrors that a text names, or the public ones if it names none.</summary>
    public static IReadOnlyList<Uri> Mirrors(string? text)
    {
        var named = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return named.Length == 0 ? PublicMirrors : [.. named.Select(address =>
            Uri.TryCreate(address.EndsWith('/') ? address : address + "/", UriKind.Absolute, out var mirror) && mirror.Scheme is "http" or "https"
                ? mirror
                : throw new DataFetchException($"{MirrorsVariable}: got '{address}', wanted addresses that begin with http:// or https://, separated by spaces"))];
    }
}
