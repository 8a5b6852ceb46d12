using CourseKit.Search;

namespace CourseKit.Data.Tests.Files;

public sealed class SearchFileTests : IDisposable
{
    private static readonly SearchSpace Space = new(("rate", LogUniform.OfPowers(-4, 0)));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_search_run_again_with_its_file_runs_no_trial_again()
    {
        var path = _folder["runs/search.jsonl"];
        var first = Run(path, 5, out var ran);
        ran.ShouldBe([0, 1, 2, 3, 4]);

        var longer = Run(path, 8, out ran);
        ran.ShouldBe([5, 6, 7]);
        longer.Scores[..5].ShouldBe(first.Scores);
        File.ReadAllText(path).Count(c => c == '\n').ShouldBe(9);
        File.ReadAllText(path).ShouldNotContain("\r");
    }

    [Fact]
    public void A_file_cut_anywhere_as_by_a_kill_resumes_to_the_same_file()
    {
        var path = _folder["search.jsonl"];
        var whole = Run(path, 4, out _);
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            File.WriteAllBytes(path, bytes[..length]);
            var again = Run(path, 4, out var ran);
            again.Scores.ShouldBe(whole.Scores);
            var breaks = bytes.Take(length).Count(b => b == '\n');
            ran.Count.ShouldBe(4 - Math.Max(breaks - 1, 0));
            SearchFile.At(path).Count.ShouldBe(4);
        }
    }

    [Fact]
    public void Reading_alone_changes_nothing()
    {
        var path = _folder["search.jsonl"];
        SearchFile.At(path).Count.ShouldBe(0);
        File.Exists(path).ShouldBeFalse();
        File.WriteAllText(path, "{\"search\":1}\n{\"tri");
        SearchFile.At(path).Count.ShouldBe(0);
        File.ReadAllText(path).ShouldEndWith("{\"tri");
    }

    [Fact]
    public void A_damaged_line_is_named_with_its_file()
    {
        var path = _folder["search.jsonl"];
        Run(path, 3, out _);
        var lines = File.ReadAllLines(path);
        lines[2] = lines[2][..20];
        File.WriteAllText(path, string.Join('\n', lines) + "\n");

        Should.Throw<DataFormatException>(() => SearchFile.At(path)).Message.ShouldStartWith($"{path}: search record, line 3: it is not a trial");
    }

    [Fact]
    public void Two_searches_at_once_in_one_file_are_noticed()
    {
        var path = _folder["search.jsonl"];
        var one = SearchFile.At(path);
        Run(path, 2, out _);

        Should.Throw<IOException>(() => new RandomSearch(2).Run(Space, s => s["rate"], new SearchOptions { Record = one })).Message.ShouldContain("one search at a time may write it");
        SearchFile.At(path).Count.ShouldBe(2);
    }

    [Fact]
    public void Another_process_that_searches_with_the_file_is_not_disturbed_and_the_second_runs_no_trial()
    {
        var path = _folder["search.jsonl"];
        Run(path, 2, out _);
        using (new FileStream(path + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            List<int> ran = [];
            Should.Throw<IOException>(() => Run(path, 4, out ran)).Message
                .ShouldBe($"another process is searching with {path}: wait for it, or give this search a file of its own");
            ran.ShouldBeEmpty();
            SearchFile.At(path).Count.ShouldBe(2);
        }

        // Killed, it leaves the file and no lock.
        Run(path, 4, out var rest);
        rest.ShouldBe([2, 3]);
        Directory.GetFiles(_folder.Path).ShouldBe([path]);
    }

    private static SearchResult Run(string path, int trials, out List<int> ran)
    {
        var numbers = ran = [];
        return new RandomSearch(trials).Run(
            Space,
            (setting, trial) =>
            {
                numbers.Add(trial.Number);
                return trial.Random.NextUniform();
            },
            new SearchOptions { Record = SearchFile.At(path) });
    }
}
