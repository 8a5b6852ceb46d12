namespace CourseKit.Fuzz;

/// <summary>What was found once stays mended, and a short campaign finds nothing new.</summary>
public class CorpusTests
{
    private const int ShortCampaign = 3_000;

    public static TheoryData<string> Readers => [.. AllReaders.Table.Keys];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Every_input_of_the_corpus_is_read_or_refused_as_it_must_be(string name)
    {
        using var reader = AllReaders.Table[name]();
        var probe = new Probe(reader);
        foreach (var (file, input) in Corpus.Of(name))
            (probe.Try(input, isTimed: false) is { } finding ? $"{file}: {finding.Detail}" : null).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_short_campaign_finds_nothing(string name)
    {
        using var reader = AllReaders.Table[name]();
        var campaign = new Campaign(reader, seed: 20261121);

        campaign.Run(ShortCampaign, isTimed: false).Select(finding => $"{finding.Kind}: {Convert.ToBase64String(finding.Input)}\n{finding.Detail}").ShouldBeEmpty();

        // A campaign whose inputs are all refused, or all read, tests one half only.
        campaign.Probe.Accepted.ShouldBeInRange(ShortCampaign / 50, ShortCampaign - 1);
    }
}
