using System.Globalization;
using System.Security.Cryptography;
using CourseKit.Data.Fetching;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Data.Tests.Fetching;

public sealed class FetcherTests : IDisposable
{
    private static readonly byte[] Truth = [.. Enumerable.Range(0, 1000).Select(k => (byte)((k * k) >> 3))];
    private static readonly byte[] Lie = [.. Truth.Select(value => (byte)(value ^ 1))];
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly List<DataProgress> _heard = [];

    private string Target => _folder["file.gz"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_comes_whole_and_nothing_else_stays()
    {
        await using var server = new UnrulyServer((_, from) => Answer.Honest(Truth, from));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/a/file.gz"]);
        _heard[^1].ShouldBe(new DataProgress("file.gz", 1000, 1000, "bytes"));
    }

    [Fact]
    public async Task Several_files_come_with_one_progress()
    {
        await using var server = new UnrulyServer((_, from) => Answer.Honest(Truth, from));
        var one = File(server, "a");
        await FetchAsync([one, one with { Name = "other.gz" }]);
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order().ShouldBe(["file.gz", "other.gz"]);
        _heard.Select(step => step.Done).ShouldBeInOrder();
        _heard[^1].ShouldBe(new DataProgress("other.gz", 2000, 2000, "bytes"));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_fetched_again()
    {
        await System.IO.File.WriteAllBytesAsync(Target, Truth);
        await using var server = new UnrulyServer((_, _) => Answer.Nothing(500));
        await FetchAsync(server, "a");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_file_is_replaced_only_when_the_right_one_is_whole()
    {
        await System.IO.File.WriteAllBytesAsync(Target, Lie);
        await using var server = new UnrulyServer((path, from) => path.StartsWith("/bad", StringComparison.Ordinal) ? Answer.Nothing(404) : Answer.Honest(Truth, from));
        await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "bad"));
        (await System.IO.File.ReadAllBytesAsync(Target)).ShouldBe(Lie);
        await FetchAsync(server, "good");
        ShouldHaveTruth();
    }

    [Fact]
    public async Task What_broke_off_goes_on_where_it_stopped()
    {
        await using var server = new UnrulyServer((_, from) => from is null
            ? Answer.Whole(Truth).BrokenOffAfter(400)
            : from == 400 ? Answer.Rest(Truth, 400).BrokenOffAfter(100) : Answer.Rest(Truth, from.Value));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/a/file.gz", "/a/file.gz from 400", "/a/file.gz from 500"]);
        _heard.ShouldContain(step => step.Note != null && step.Note.EndsWith("broke off after 400 of 1000 bytes; asking for the rest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_later_call_goes_on_where_an_earlier_one_ended()
    {
        await System.IO.File.WriteAllBytesAsync(Target + ".part", Truth[..700]);
        await using var server = new UnrulyServer((_, from) => Answer.Honest(Truth, from));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/a/file.gz from 700"]);
    }

    [Fact]
    public async Task A_part_that_is_whole_needs_no_mirror()
    {
        await System.IO.File.WriteAllBytesAsync(Target + ".part", Truth);
        await using var server = new UnrulyServer((_, _) => Answer.Nothing(500));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(5000)]
    public async Task A_part_that_is_wrong_or_too_long_is_thrown_away(int length)
    {
        await System.IO.File.WriteAllBytesAsync(Target + ".part", new byte[length]);
        await using var server = new UnrulyServer((_, from) => Answer.Honest(Truth, from));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/a/file.gz"]);
    }

    [Fact]
    public async Task A_mirror_that_gives_the_whole_instead_of_the_rest_is_taken_at_its_word()
    {
        await System.IO.File.WriteAllBytesAsync(Target + ".part", Lie[..300]);
        await using var server = new UnrulyServer((_, _) => Answer.Whole(Truth));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
    }

    [Fact]
    public async Task A_mirror_that_can_give_no_rest_is_asked_for_the_whole()
    {
        await System.IO.File.WriteAllBytesAsync(Target + ".part", Truth[..300]);
        await using var server = new UnrulyServer((_, from) => from is null ? Answer.Whole(Truth) : Answer.Nothing(416));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/a/file.gz from 300", "/a/file.gz"]);
    }

    [Fact]
    public async Task A_rest_that_begins_elsewhere_is_not_taken()
    {
        await System.IO.File.WriteAllBytesAsync(Target + ".part", Truth[..300]);
        await using var server = new UnrulyServer((_, from) => from is null ? Answer.Whole(Truth) : Answer.Rest(Truth, 200));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
    }

    [Fact]
    public async Task When_a_mirror_lies_the_next_is_taken_and_the_lie_never_shows()
    {
        await using var server = new UnrulyServer((path, from) => Answer.Honest(path.StartsWith("/liar", StringComparison.Ordinal) ? Lie : Truth, from));
        var shown = false;
        await FetchAsync([File(server, "liar", "honest")], step => shown |= step.Note != null && System.IO.File.Exists(Target));
        ShouldHaveTruth();
        shown.ShouldBeFalse();
        server.Requests.ShouldBe(["/liar/file.gz", "/honest/file.gz"]);
        _heard.ShouldContain(step => step.Note != null && step.Note.Contains("/liar/file.gz: sent something else, its SHA-256 is not"));
    }

    [Fact]
    public async Task A_mirror_that_completes_another_one_s_lie_gets_a_try_of_its_own()
    {
        await using var server = new UnrulyServer((path, from) => path.StartsWith("/liar", StringComparison.Ordinal)
            ? from is null ? Answer.Whole(Lie).BrokenOffAfter(500) : Answer.Nothing(503)
            : Answer.Honest(Truth, from));
        await FetchAsync(server, "liar", "honest");
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/liar/file.gz", "/liar/file.gz from 500", "/honest/file.gz from 500", "/honest/file.gz"]);
    }

    [Fact]
    public async Task A_wrong_length_is_refused_before_a_byte_is_taken()
    {
        await using var server = new UnrulyServer((_, _) => Answer.Whole(new byte[2000]));
        (await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "a"))).Message.ShouldContain("offers 2000 bytes, wanted 1000");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mirror_that_sends_without_end_is_stopped_at_the_file_s_length()
    {
        await using var server = new UnrulyServer((_, _) => new Answer(200, [], new byte[5_000_000], null));
        (await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "a"))).Message.ShouldContain("sends more than the 1000 bytes of the file");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirection_is_followed_but_not_in_circles()
    {
        await using var server = new UnrulyServer((path, from) => path switch
        {
            "/a/file.gz" => Answer.Redirect("/b/file.gz"),
            "/circle/file.gz" => Answer.Redirect("/circle/file.gz"),
            _ => Answer.Honest(Truth, from),
        });
        (await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "circle"))).Message.ShouldContain("answered 302");
        await FetchAsync(server, "a");
        ShouldHaveTruth();
    }

    [Fact]
    public async Task A_mirror_that_falls_silent_is_left_and_its_bytes_are_kept()
    {
        await using var server = new UnrulyServer((path, from) => path.StartsWith("/mute", StringComparison.Ordinal)
            ? from is null ? Answer.Whole(Truth).SilentAfter(600) : Answer.Nothing(503)
            : Answer.Honest(Truth, from));
        // The clock moves only once the 600 bytes are here, so the wait that ends is the one for more.
        await FetchAsync([File(server, "mute", "good")], step =>
        {
            if (step is { Done: 600, Note: null })
                _clock.Advance(IdleLimit);
        });
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/mute/file.gz", "/mute/file.gz from 600", "/good/file.gz from 600"]);
        _heard.ShouldContain(step => step.Note != null && step.Note.Contains("silent for 30 s after 600 of 1000 bytes"));
    }

    [Fact]
    public async Task A_mirror_that_never_answers_is_left()
    {
        await using var server = new UnrulyServer((path, from) => path.StartsWith("/mute", StringComparison.Ordinal)
            ? Answer.Whole(Truth) with { SilentFromStart = true }
            : Answer.Honest(Truth, from));
        server.Asked = path =>
        {
            if (path.StartsWith("/mute", StringComparison.Ordinal))
                _clock.Advance(IdleLimit);
        };
        await FetchAsync(server, "mute", "good");
        ShouldHaveTruth();
    }

    [Fact]
    public async Task A_slow_mirror_is_waited_for_as_long_as_something_comes()
    {
        // 29 s go by before the first piece, the second and the end: more than the limit in all, but no wait is as long.
        var almost = IdleLimit - TimeSpan.FromSeconds(1);
        var halfIsHere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new UnrulyServer((_, _) => Answer.Whole(Truth) with { Halfway = halfIsHere.Task });
        server.Asked = _ => _clock.Advance(almost);
        await FetchAsync([File(server, "a")], step =>
        {
            if (!halfIsHere.Task.IsCompleted || step is { Done: 1000 })
                _clock.Advance(almost);
            halfIsHere.TrySetResult();
        });
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/a/file.gz"]);
    }

    [Fact]
    public async Task When_all_mirrors_fail_the_message_says_how_each_did()
    {
        await using var server = new UnrulyServer((path, from) => path switch
        {
            "/gone/file.gz" => Answer.Nothing(404),
            "/liar/file.gz" => Answer.Honest(Lie, from),
            _ => Answer.Whole(Truth).BrokenOffAfter(from is null ? 100 : 0),
        });
        var fault = await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "gone", "liar", "weak"));
        fault.Message.ShouldBe(
            $"file.gz: no mirror gave it ({server.Address}gone/file.gz: answered 404 Said; " +
            $"{server.Address}liar/file.gz: sent something else, its SHA-256 is not {Sum(Truth)}; " +
            $"{server.Address}weak/file.gz: broke off after 0 of 1000 bytes); check the network and run the same command again");
    }

    [Fact]
    public async Task What_came_before_all_mirrors_failed_is_kept()
    {
        await using var server = new UnrulyServer((_, from) => from is null ? Answer.Whole(Truth).BrokenOffAfter(400) : Answer.Nothing(500));
        var fault = await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "a"));
        fault.Message.ShouldEndWith("; 400 of 1000 bytes are kept: run the same command to go on");
        (await System.IO.File.ReadAllBytesAsync(Target + ".part")).ShouldBe(Truth[..400]);
        System.IO.File.Exists(Target).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mirror_that_breaks_off_for_ever_is_given_up()
    {
        await using var server = new UnrulyServer((_, from) => Answer.Honest(Truth, from).BrokenOffAfter(1));
        await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "a"));
        server.Requests.Length.ShouldBe(4, "three resumptions are allowed here");
    }

    [Fact]
    public async Task A_cancelled_fetch_stops_and_keeps_what_has_come()
    {
        await using var server = new UnrulyServer((_, _) => Answer.Whole(Truth).SilentAfter(250));
        using var cancellation = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => FetchAsync(
            [File(server, "a")],
            step =>
            {
                if (step.Done == 250)
                    cancellation.Cancel();
            },
            cancellation.Token));
        (await System.IO.File.ReadAllBytesAsync(Target + ".part")).ShouldBe(Truth[..250]);
    }

    [Fact]
    public async Task Where_nobody_listens_the_message_says_so()
    {
        var server = new UnrulyServer((_, _) => Answer.Nothing(500));
        var file = File(server, "a");
        await server.DisposeAsync();
        (await Should.ThrowAsync<DataFetchException>(() => FetchAsync([file]))).Message.ShouldContain("check the network");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_fetches_do_not_write_one_file()
    {
        await using var server = new UnrulyServer((_, from) => Answer.Honest(Truth, from));
        await using (new FileStream(Target + ".part", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            (await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "a"))).Message.ShouldContain("is another fetch at work?");
        await FetchAsync(server, "a");
        ShouldHaveTruth();
    }

    [Fact]
    public void Whatever_mirrors_do_an_honest_one_at_the_end_gives_the_file()
    {
        var misdeeds = Gen.Choose(0, 8).ListOf().Where(list => list.Count < 6);
        Prop.ForAll(misdeeds.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (deeds, cut) =>
        {
            using var folder = new TemporaryFolder();
            FetchPastAsync([.. deeds], cut, folder).GetAwaiter().GetResult();
            System.IO.File.ReadAllBytes(folder["file.gz"]).ShouldBe(Truth);
            Directory.GetFiles(folder.Path).Length.ShouldBe(1);
        }).QuickCheckThrowOnFailure();
    }

    private static async Task FetchPastAsync(int[] deeds, int cut, TemporaryFolder folder)
    {
        await using var server = new UnrulyServer((path, from) => path == "/honest/file.gz" ? Answer.Honest(Truth, from)
            : deeds[int.Parse(path.Split('/')[1], CultureInfo.InvariantCulture)] switch
            {
                0 => Answer.Nothing(404),
                1 => Answer.Honest(Lie, from),
                2 => Answer.Honest(Truth, from).BrokenOffAfter(cut),
                3 => Answer.Honest(Lie, from).BrokenOffAfter(cut),
                4 => Answer.Whole(Truth).BrokenOffAfter(cut),
                5 => Answer.Nothing(416),
                6 => Answer.Rest(Truth, cut / 2),
                7 => new Answer(200, [], new byte[1001], null),
                _ => Answer.Whole(Lie) with { Length = null },
            });
        using var fetcher = new Fetcher(new FetchSettings(Timeout.InfiniteTimeSpan, 1, TimeProvider.System));
        var mirrors = Enumerable.Range(0, deeds.Length).Select(k => server.Mirror($"{k}")).Append(server.Mirror("honest")).ToArray();
        await fetcher.FetchAsync([new RemoteFile("file.gz", Truth.Length, Sum(Truth), mirrors)], folder.Path, null, CancellationToken.None);
    }

    private static RemoteFile File(UnrulyServer server, params string[] mirrors)
        => new("file.gz", Truth.Length, Sum(Truth), [.. mirrors.Select(server.Mirror)]);

    private static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private Task FetchAsync(UnrulyServer server, params string[] mirrors) => FetchAsync([File(server, mirrors)]);

    private async Task FetchAsync(RemoteFile[] files, Action<DataProgress>? hear = null, CancellationToken cancellation = default)
    {
        using var fetcher = new Fetcher(new FetchSettings(IdleLimit, 3, _clock));
        var listener = new Listener(step =>
        {
            _heard.Add(step);
            hear?.Invoke(step);
        });
        await fetcher.FetchAsync(files, _folder.Path, listener, cancellation);
    }

    private void ShouldHaveTruth()
    {
        System.IO.File.ReadAllBytes(Target).ShouldBe(Truth);
        Directory.GetFiles(_folder.Path).ShouldBe([Target]);
    }
}
