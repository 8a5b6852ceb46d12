using System.Text.Json;

namespace CourseKit.Notebooks.Rendering;

/// <summary>The pinned files on the content network, from <c>Assets/cdn.json</c>; versions come from the lock file.</summary>
internal static class NetworkAssets
{
    /// <summary>All files by their path under <c>assets/</c>.</summary>
    public static IReadOnlyDictionary<string, NetworkAsset> All { get; } = Read();

    public static NetworkAsset Find(string asset) => All[asset];

    private static Dictionary<string, NetworkAsset> Read()
    {
        using var table = JsonDocument.Parse(PageAssets.Read("cdn.json"));
        var locked = LockedPackage.All.ToDictionary(package => package.Name, StringComparer.Ordinal);
        var network = table.RootElement.GetProperty("base").GetString()!;
        var assets = new Dictionary<string, NetworkAsset>(StringComparer.Ordinal);
        foreach (var file in table.RootElement.GetProperty("files").EnumerateObject())
        {
            var slash = file.Name.IndexOf('/', StringComparison.Ordinal);
            var package = locked[file.Name[..slash]];
            var asset = file.Value.GetProperty("asset").GetString()!;
            assets.Add(asset, new NetworkAsset(
                package.Name,
                file.Name[(slash + 1)..],
                network + package.Name + "@" + package.Version + file.Name[slash..],
                file.Value.GetProperty("integrity").GetString()!));
        }

        return assets;
    }
}
