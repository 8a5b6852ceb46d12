using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CourseKit.Data.Tests;

public sealed class DataCatalogTests
{
    public static TheoryData<string> OwnSets => new("digits", "health", "houses");

    [Theory]
    [MemberData(nameof(OwnSets))]
    public void Making_a_set_gives_the_committed_files_bit_for_bit(string name)
    {
        using var folder = new TemporaryFolder();
        var steps = new List<DataProgress>();
        DataCatalog.Make(name, folder.Path, new Listener(step =>
        {
            lock (steps)
                steps.Add(step);
        }));
        var made = Directory.GetFiles(folder[name]).Select(file => Path.GetFileName(file)!).Order().ToArray();
        made.ShouldBe(Directory.GetFiles(Path.Combine(Repository.Data, name)).Select(file => Path.GetFileName(file)!).Order());
        foreach (var file in made)
        {
            var same = File.ReadAllBytes(Path.Combine(folder[name], file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Repository.Data, name, file)));
            same.ShouldBeTrue($"{name}/{file}");
        }

        steps.Max(step => step.Done).ShouldBe(steps[0].Total);
        State(name, folder.Path).ShouldBe(DataSetState.Present);
    }

    [Theory]
    [MemberData(nameof(OwnSets))]
    public void A_card_tells_origin_and_licence_and_the_checksums_of_all_its_files(string name)
    {
        var folder = Path.Combine(Repository.Data, name);
        var card = File.ReadAllText(Path.Combine(folder, "README.md"));
        card.ShouldContain("| Origin |");
        card.ShouldContain("| Licence | MIT");
        var sums = Regex.Matches(card, "([0-9a-f]{64})  (\\S+)").ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
        var files = Directory.GetFiles(folder).Where(file => !file.EndsWith("README.md", StringComparison.Ordinal)).ToArray();
        sums.Keys.Order().ShouldBe(files.Select(file => Path.GetFileName(file)!).Order());
        foreach (var file in files)
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))).ShouldBe(sums[Path.GetFileName(file)]);
    }

    [Fact]
    public void The_committed_sets_are_small_and_listed_as_present()
    {
        Directory.GetFiles(Path.Combine(Repository.Data, "digits")).Sum(file => new FileInfo(file).Length).ShouldBeLessThan(8_000_000);
        foreach (var name in new[] { "digits", "health", "houses" })
            State(name, Repository.Data).ShouldBe(DataSetState.Present);
    }

    [Fact]
    public void The_list_tells_what_is_there_and_what_can_be_done()
    {
        using var folder = new TemporaryFolder();
        DataCatalog.Make("houses", folder.Path);
        Directory.CreateDirectory(folder["health"]);
        File.WriteAllText(Path.Combine(folder["health"], "health.csv"), "height_m\n1\n");
        Directory.CreateDirectory(folder["mnist"]);
        File.WriteAllText(Path.Combine(folder["mnist"], "t10k-labels-idx1-ubyte.gz"), "x");
        var list = DataCatalog.List(folder.Path);
        list.Select(set => (set.Name, set.State, set.CanBeMade, set.CanBeFetched)).ShouldBe(
        [
            ("digits", DataSetState.Absent, true, false),
            ("health", DataSetState.Altered, true, false),
            ("houses", DataSetState.Present, true, false),
            ("mnist", DataSetState.Partial, false, true),
        ]);
        list[0].Location.ShouldBe(folder["digits"]);
        list.ShouldAllBe(set => set.Description.Length > 10 && !set.Description.Contains('\n'));
    }

    [Fact]
    public async Task Unknown_and_impossible_wishes_are_answered_with_what_is_possible()
    {
        Should.Throw<ArgumentException>(() => DataCatalog.Make("digit")).Message.ShouldContain("no data set 'digit': wanted one of digits, health, houses, mnist");
        Should.Throw<ArgumentException>(() => DataCatalog.Make("mnist")).Message.ShouldContain("fetch it with: coursekit data fetch mnist");
        (await Should.ThrowAsync<ArgumentException>(() => DataCatalog.FetchAsync("digits"))).Message.ShouldContain("make it with: coursekit data make digits");
    }

    [Fact]
    public void A_cancelled_making_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<OperationCanceledException>(() => DataCatalog.Make("houses", folder.Path, null, new CancellationToken(canceled: true)));
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    private static DataSetState State(string name, string folder) => DataCatalog.List(folder).Single(set => set.Name == name).State;
}
