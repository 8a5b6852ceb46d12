namespace CourseKit.Notebooks.Rendering;

/// <summary>Where a page takes its scripts from.</summary>
public enum AssetSource
{
    /// <summary>From <c>assets/</c> beside the page: the site works offline.</summary>
    Local,

    /// <summary>From a content network, guarded by integrity hashes.</summary>
    Network,
}
