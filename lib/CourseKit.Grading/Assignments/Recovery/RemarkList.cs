using CourseKit.Grading.Results;

namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>Gathers remarks, so many that a person reads them.</summary>
internal sealed class RemarkList
{
    private const int Most = 40;
    private readonly List<Remark> _remarks = [];
    private int _more;

    /// <summary>Adds a remark.</summary>
    public void Add(RemarkKind kind, FormattableString text)
    {
        if (_remarks.Count < Most)
            _remarks.Add(new Remark(kind, FormattableString.Invariant(text)));
        else
            _more++;
    }

    /// <summary>The remarks; what is beyond the number that a person reads is counted.</summary>
    public IReadOnlyList<Remark> All => _more == 0 ? _remarks
        : [.. _remarks, new Remark(RemarkKind.Note, FormattableString.Invariant($"{_more} more remarks of this kind are left out."))];
}
