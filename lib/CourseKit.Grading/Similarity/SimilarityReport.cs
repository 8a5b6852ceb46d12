using CourseKit.Notebooks;

namespace CourseKit.Grading.Similarity;

/// <summary>Writes what a search for shared code found: <c>similar.csv</c> and <c>similar.html</c>.</summary>
public static class SimilarityReport
{
    /// <summary>Writes both files, each whole or not at all.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="title">What was compared, for the page's heading.</param>
    /// <param name="folder">The folder; made if it is not there.</param>
    public static void Write(SimilarityFindings findings, string title, string folder)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Directory.CreateDirectory(folder);
        SimilarCsv.Write(findings, Path.Combine(folder, "similar.csv"));
        AtomicFile.Write(Path.Combine(folder, "similar.html"), SimilarPage.Render(findings, title));
    }
}
