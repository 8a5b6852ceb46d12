using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Similarity;

/// <summary><c>similar.csv</c>: a row for each pair, and one for each exercise in which it shares something.</summary>
internal static class SimilarCsv
{
    /// <summary>Writes the file.</summary>
    public static void Write(SimilarityFindings findings, string path)
        => CsvSheet.Write(path, Rows(findings), forSpreadsheet: true);

    private static IEnumerable<object?[]> Rows(SimilarityFindings findings)
    {
        yield return ["rank", "first", "second", "exercise", "unusual tokens", "share"];
        foreach (var (index, pair) in findings.Pairs.Index())
        {
            yield return [index + 1, pair.First.Student, pair.Second.Student, "all", Math.Round(pair.Unusual, 1), Math.Round(pair.Share, 3)];
            foreach (var exercise in pair.Exercises)
            {
                yield return
                [
                    index + 1, pair.First.Student, pair.Second.Student, exercise.Id.Length > 0 ? exercise.Id : "(added cells)",
                    Math.Round(exercise.Unusual, 1), Math.Round(exercise.Share, 3),
                ];
            }
        }
    }
}
