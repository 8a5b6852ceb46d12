namespace CourseKit.Search;

/// <summary>Proposals that may be tried side by side: the searcher hands it out, and finds it filled in when it goes on.</summary>
/// <remarks>A searcher sees whole rounds only, never which trial ended first: so the number of jobs can't change what it proposes.</remarks>
internal sealed class Round(IReadOnlyList<Proposal> proposals)
{
    internal Round(IEnumerable<Setting> settings)
        : this([.. settings.Select(setting => new Proposal(setting))])
    {
    }

    internal IReadOnlyList<Proposal> Proposals { get; } = proposals;

    /// <summary>The finished trials, in the order of the proposals.</summary>
    internal IReadOnlyList<Trial> Trials { get; set; } = [];
}
