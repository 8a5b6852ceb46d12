using System.Globalization;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Submissions;

/// <summary>Chooses the attempt that counts: the last on time; if none is, the last late one that the rule leaves anything
/// of; if it leaves nothing of any, the last.</summary>
internal sealed class AttemptChoice(IntakeOptions options)
{
    /// <summary>The submission of a student who handed in at least one notebook.</summary>
    /// <param name="student">The student's id.</param>
    /// <param name="handedIn">The notebooks, in any order.</param>
    /// <param name="faults">What of the student's was refused, one line each.</param>
    public Submission Choose(string student, IReadOnlyList<HandIn> handedIn, IReadOnlyList<string> faults)
    {
        var remarks = faults.Select(fault => new Remark(RemarkKind.Note, "refused: " + fault)).ToList();
        var named = handedIn.Where(IsNamed).ToList();
        if (named.Count > 0 && named.Count < handedIn.Count)
            remarks.Add(Note($"{handedIn.Count - named.Count} other notebooks without the assignment's name in theirs were passed over"));
        var attempts = Dated(student, named.Count > 0 ? named : handedIn);
        var due = options.Times.DueOf(student) ?? options.Due;
        var chosen = attempts.FindLastIndex(attempt => !IsLate(attempt, due));
        if (chosen < 0)
            chosen = attempts.FindLastIndex(attempt => Penalty(attempt, due) < 1);
        if (chosen < 0)
            chosen = attempts.Count - 1;

        var counts = attempts[chosen];
        var penalty = Penalty(counts, due);
        if (chosen < attempts.Count - 1)
            remarks.Add(Note($"attempt {chosen + 1} of {attempts.Count} counts: the later ones were handed in late"));
        var alike = attempts.Count(attempt => HandIn.SameAge(attempt, counts));
        if (alike > 1)
            remarks.Add(Note($"{alike} notebooks were handed in at the same time; of these the last by name counts"));
        if (due is not null && counts.Time is null)
            remarks.Add(Note($"when it was handed in is not known; it counts as on time (--times FILE tells)"));
        if (counts.Placement.IsMarkedLate && penalty == 0 && (due is null || !IsLate(counts, due)))
            remarks.Add(Note($"Canvas marks it as late, and nothing was taken off (see --due, --late, --times)"));
        if (options.Times.DueOf(student) is not null)
            remarks.Add(Note($"has a due time of its own"));
        return new Submission(student)
        {
            Name = handedIn.Select(attempt => attempt.Placement.Name).FirstOrDefault(name => name is not null)?.Trim(),
            File = PrintableText.Of(counts.Path, 200),
            Read = counts.Read,
            Attempt = chosen + 1,
            Attempts = attempts.Count,
            SubmittedAt = counts.Time,
            LatePenalty = penalty,
            Remarks = remarks,
        };
    }

    private bool IsNamed(HandIn attempt)
        => options.Assignment is { } name
            && attempt.Path[(attempt.Path.LastIndexOf('/') + 1)..].Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The attempts in order, with the times that the table gives: its last one is that of the last attempt.</summary>
    private List<HandIn> Dated(string student, IReadOnlyList<HandIn> handedIn)
    {
        var attempts = handedIn.Order(HandIn.ByAge).ToList();
        var times = options.Times.Of(student);
        for (var back = 1; back <= Math.Min(times.Count, attempts.Count); back++)
            attempts[^back] = attempts[^back] with { Time = times[^back] };
        return attempts;
    }

    private bool IsLate(HandIn attempt, DateTimeOffset? due)
        => due is not null && (attempt.Time is { } time ? options.Late.IsLate(time - due.Value) : attempt.Placement.IsMarkedLate);

    private decimal Penalty(HandIn attempt, DateTimeOffset? due)
        => due is not null && attempt.Time is { } time ? options.Late.Penalty(time - due.Value) : 0;

    private static Remark Note(FormattableString text) => new(RemarkKind.Note, text.ToString(CultureInfo.InvariantCulture));
}
