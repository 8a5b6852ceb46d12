using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports;

/// <summary>How a class did in one exercise.</summary>
internal sealed class ExerciseNumbers(ExerciseOutline outline)
{
    private readonly Dictionary<(string Name, bool IsHidden), (int Right, int All)> _cases = [];
    private readonly Dictionary<string, int> _mistakes = [];
    private readonly Dictionary<Verdict, int> _verdicts = [];
    private decimal _points;

    /// <summary>The exercise.</summary>
    public ExerciseOutline Outline { get; } = outline;

    /// <summary>How many were judged.</summary>
    public int Judged { get; private set; }

    /// <summary>The part of the points that the class earned, from 0 to 1; 1 if nobody was judged.</summary>
    public decimal Success => Judged == 0 || Outline.Points == 0 ? 1 : _points / (Judged * Outline.Points);

    /// <summary>Its observed values, hardest first.</summary>
    public IEnumerable<(string Name, bool IsHidden, int Right, int All)> Cases
        => _cases.Select(one => (one.Key.Name, one.Key.IsHidden, one.Value.Right, one.Value.All))
            .OrderBy(one => (double)one.Right / one.All).ThenBy(one => one.Name, StringComparer.Ordinal);

    /// <summary>The known mistakes that were made, in the order of their words.</summary>
    public IEnumerable<(string Message, int Students)> Mistakes
        => _mistakes.Select(one => (one.Key, one.Value)).OrderBy(one => one.Key, StringComparer.Ordinal);

    /// <summary>How many had a verdict.</summary>
    public int Count(params ReadOnlySpan<Verdict> which)
    {
        var sum = 0;
        foreach (var verdict in which)
            sum += _verdicts.GetValueOrDefault(verdict);
        return sum;
    }

    /// <summary>Counts one student's result.</summary>
    public void Add(ExerciseResult result)
    {
        if (result.Verdict == Verdict.NotJudged)
            return;
        Judged++;
        _points += result.Points;
        _verdicts[result.Verdict] = _verdicts.GetValueOrDefault(result.Verdict) + 1;
        if (result.Diagnosis is { } diagnosis && Outline.KnownMistakes.Contains(diagnosis, StringComparer.Ordinal))
            _mistakes[diagnosis] = _mistakes.GetValueOrDefault(diagnosis) + 1;
        foreach (var one in result.Cases)
        {
            var (right, all) = _cases.GetValueOrDefault((one.Name, one.IsHidden));
            _cases[(one.Name, one.IsHidden)] = (right + (one.Verdict == Verdict.Right ? 1 : 0), all + 1);
        }
    }
}
