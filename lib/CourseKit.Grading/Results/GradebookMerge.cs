using System.Globalization;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Results;

/// <summary>Puts the gradebooks of parts of a class together.</summary>
public static class GradebookMerge
{
    /// <summary>Copies every result and every mark into one gradebook, which may exist already.</summary>
    /// <param name="parts">The gradebooks.</param>
    /// <param name="into">Where to.</param>
    /// <returns>What is missing or was decided, one line each; empty if every part was whole and of one making.</returns>
    /// <exception cref="GradebookException">The parts are of different assignments or being written. Nothing was written.</exception>
    public static IReadOnlyList<string> Merge(IReadOnlyList<Gradebook> parts, Gradebook into)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(into);
        parts = [.. parts.Where(part => part.Folder != into.Folder).DistinctBy(part => part.Folder)];
        foreach (var part in parts)
            part.ReadRecord();
        var locks = new List<FolderLock>();
        try
        {
            locks.AddRange(parts.Append(into).Select(part => part.Open()));
            return Locked(into.Exists ? [.. parts, into] : parts, into);
        }
        finally
        {
            locks.ForEach(held => held.Dispose());
        }
    }

    private static List<string> Locked(IReadOnlyList<Gradebook> parts, Gradebook into)
    {
        var records = parts.Select(part => part.ReadRecord()).ToList();
        for (var at = 1; at < records.Count; at++)
        {
            if (records[at].Outline.Hash != records[0].Outline.Hash)
            {
                throw new GradebookException(
                    $"{parts[0].Folder} and {parts[at].Folder} were graded with different notebooks ({records[0].Outline.Name}, {records[at].Outline.Name}); grade one of them again");
            }
        }

        // Everything is read before anything is written.
        var marks = Marks(parts);
        var shards = Shards(records);
        List<string> lines = [.. Unfinished(parts, records, into), .. MissingParts(shards)];
        var tools = new HashSet<string>();
        foreach (var part in parts)
        {
            foreach (var result in part.Results())
            {
                tools.Add(result.ToolsHash + result.Sandbox);
                if (part.Folder != into.Folder && (into.Find(result.Student) is not { } other || IsBetter(result, other)))
                    into.Write(result);
            }
        }

        foreach (var (student, given) in marks)
            into.Manual.Write(student, given);
        if (tools.Count > 1)
            lines.Add("the parts were graded with different tools or sandboxes; 'coursekit grade --regrade' grades again what differs");
        into.WriteRecord(records[0] with
        {
            Shard = null,
            Parts = shards,
            Submissions = into.Results().Count(),
            Unplaced = [.. records.SelectMany(record => record.Unplaced).Distinct(StringComparer.Ordinal)],
        });
        return lines;
    }

    internal static IReadOnlyList<string> Shards(IEnumerable<GradebookRecord> records)
        => [.. records.SelectMany(record => record.Shard is null ? record.Parts : [record.Shard]).Distinct()];

    private static IEnumerable<string> Unfinished(IReadOnlyList<Gradebook> parts, List<GradebookRecord> records, Gradebook target)
        => from pair in parts.Zip(records)
           where pair.First.Folder != target.Folder
           let results = pair.First.Results().Count()
           where results < pair.Second.Submissions
           select string.Create(CultureInfo.InvariantCulture,
               $"{pair.First.Folder} has {results} of {pair.Second.Submissions} results: grade it to its end and merge again");

    internal static IEnumerable<string> MissingParts(IReadOnlyList<string> shards)
        => from shard in shards.Select(shard => shard.Split('/'))
           group shard[0] by shard[1] into family
           let missing = Enumerable.Range(1, int.Parse(family.Key, CultureInfo.InvariantCulture))
               .Select(number => number.ToString(CultureInfo.InvariantCulture)).Except(family).ToList()
           where missing.Count > 0
           select $"of {family.Key} parts these are missing: {string.Join(", ", missing)}";

    private static bool IsBetter(SubmissionResult result, SubmissionResult other)
        => (result.IsComplete, result.GradedAt).CompareTo((other.IsComplete, other.GradedAt)) > 0;

    /// <summary>The marks of all parts; of two for one question the later one.</summary>
    private static Dictionary<string, List<ManualEntry>> Marks(IReadOnlyList<Gradebook> parts)
    {
        var marks = new Dictionary<string, List<ManualEntry>>();
        foreach (var record in parts.SelectMany(part => part.Manual.All()))
        {
            marks.TryAdd(record.Student, []);
            var given = marks[record.Student];
            foreach (var mark in record.Marks)
            {
                var at = given.FindIndex(other => other.Id == mark.Id);
                if (at < 0)
                    given.Add(mark);
                else if (mark.SetAt > given[at].SetAt)
                    given[at] = mark;
            }
        }

        return marks;
    }
}
