using System.Globalization;
using CourseKit.Data.Fetching;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Data.Tests.Fetching;

/// <summary>Mirrors that fall silent, break off or are not there, and fetches that are stopped.</summary>
public sealed class FailingMirrorTests : FetchingBench
{
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
                Clock.Advance(IdleLimit);
        });
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/mute/file.gz", "/mute/file.gz from 600", "/good/file.gz from 600"]);
        Heard.ShouldContain(step => step.Note != null && step.Note.Contains("silent for 30 s after 600 of 1000 bytes"));
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
                Clock.Advance(IdleLimit);
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
        server.Asked = _ => Clock.Advance(almost);
        await FetchAsync([File(server, "a")], step =>
        {
            if (!halfIsHere.Task.IsCompleted || step is { Done: 1000 })
                Clock.Advance(almost);
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
        fault.Message.ShouldStartWith(
            $"file.gz: no mirror gave it ({server.Address}gone/file.gz: answered 404 Said; " +
            $"{server.Address}liar/file.gz: sent something else, its SHA-256 is not {Sum(Truth)}; " +
            $"{server.Address}weak/file.gz: broke off after 0 of 1000 bytes); check the network and run the same command again, or bring the files of the set and put them into {Folder.Path}");
    }

    [Fact]
    public async Task A_mirror_that_breaks_off_without_headway_is_not_asked_again_and_the_last_cause_is_told()
    {
        await using var server = new UnrulyServer((_, _) => Answer.Whole(Truth).BrokenOffAfter(0));
        var fault = await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "weak", "other"));
        server.Requests.ShouldBe(["/weak/file.gz", "/other/file.gz"]);
        fault.InnerException.ShouldNotBeNull().Message.ShouldContain("broke off after 0 of 1000 bytes");
    }

    [Fact]
    public async Task The_rest_of_another_file_is_not_taken_for_this_ones()
    {
        var asked = 0;
        await using var server = new UnrulyServer((_, from) => from is null
            ? Interlocked.Increment(ref asked) == 1 ? Answer.Whole(Truth).BrokenOffAfter(400) : Answer.Whole(Truth)
            : new Answer(206, ["Content-Range: bytes 400-999/1500"], Lie[400..], 600));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/a/file.gz", "/a/file.gz from 400", "/a/file.gz"]);
    }

    [Fact]
    public async Task A_rest_that_is_longer_than_what_is_missing_is_refused()
    {
        await using var server = new UnrulyServer((_, from) => from is null
            ? Answer.Whole(Truth).BrokenOffAfter(400)
            : new Answer(206, ["Content-Range: bytes 400-999/1000"], [.. Truth[400..], .. Truth[..100]], 700));
        var fault = await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "a"));
        fault.Message.ShouldContain("offers 700 bytes, wanted 600");
    }

    [Fact]
    public async Task An_answer_of_unsaid_length_that_ends_early_is_gone_on_with()
    {
        await using var server = new UnrulyServer((_, from) => from is null ? new Answer(200, [], Truth[..400], null) : Answer.Honest(Truth, from));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/a/file.gz", "/a/file.gz from 400"]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_made()
    {
        await using var server = new UnrulyServer((_, from) => Answer.Honest(Truth, from));
        using var fetcher = new Fetcher(new FetchSettings(IdleLimit, 3, Clock));
        await fetcher.FetchAsync([File(server, "a")], Folder["new/folder"], null, CancellationToken.None);
        System.IO.File.ReadAllBytes(Folder["new/folder/file.gz"]).ShouldBe(Truth);
    }

    [Fact]
    public void Two_fetches_do_not_write_to_one_file()
    {
        using var first = PartFile.Open(Target);
        Should.Throw<DataFetchException>(() => PartFile.Open(Target)).Message.ShouldContain("is another fetch at work?");
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
        Directory.GetFiles(Folder.Path).ShouldBeEmpty();
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
}
