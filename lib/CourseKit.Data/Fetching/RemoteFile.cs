namespace CourseKit.Data.Fetching;

/// <summary>A file that lies on mirrors.</summary>
/// <param name="Name">Its name, there and here.</param>
/// <param name="Length">Its length in bytes: not a byte more is taken.</param>
/// <param name="Sha256">Its checksum, lower-case hexadecimal.</param>
/// <param name="Mirrors">Folders that hold it, each ending in a slash, best first.</param>
internal sealed record RemoteFile(string Name, long Length, string Sha256, IReadOnlyList<Uri> Mirrors);
