using System.Globalization;

namespace CourseKit.Grading.Submissions;

/// <summary>Reads a stream up to a limit, whatever its header says of its length.</summary>
internal static class BoundedReader
{
    /// <summary>The whole content.</summary>
    /// <exception cref="InvalidDataException">There is more than the limit.</exception>
    public static byte[] Read(Stream stream, long most)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (kept.Length + read > most)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                    $"it unpacks to more than the {most >> 20} MiB that are allowed"));
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
