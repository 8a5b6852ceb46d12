namespace CourseKit.Data.Tests.Fetching;

/// <summary>What comes, what is kept, and what a mirror that lies achieves.</summary>
public sealed class FetcherTests : FetchingBench
{
    [Fact]
    public async Task A_file_comes_whole_and_nothing_else_stays()
    {
        await using var server = new UnrulyServer((_, from) => Answer.Honest(Truth, from));
        await FetchAsync(server, "a");
        ShouldHaveTruth();
        server.Requests.ShouldBe(["/a/file.gz"]);
        Heard[^1].ShouldBe(new DataProgress("file.gz", 1000, 1000, "bytes"));
    }

    [Fact]
    public async Task Several_files_come_with_one_progress()
    {
        await using var server = new UnrulyServer((_, from) => Answer.Honest(Truth, from));
        var one = File(server, "a");
        await FetchAsync([one, one with { Name = "other.gz" }]);
        Directory.GetFiles(Folder.Path).Select(Path.GetFileName).Order().ShouldBe(["file.gz", "other.gz"]);
        Heard.Select(step => step.Done).ShouldBeInOrder();
        Heard[^1].ShouldBe(new DataProgress("other.gz", 2000, 2000, "bytes"));
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
        Heard.ShouldContain(step => step.Note != null && step.Note.EndsWith("broke off after 400 of 1000 bytes; asking for the rest", StringComparison.Ordinal));
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
        Heard.ShouldContain(step => step.Note != null && step.Note.Contains("/liar/file.gz: sent something else, its SHA-256 is not"));
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
        Directory.GetFiles(Folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mirror_that_sends_without_end_is_stopped_at_the_file_s_length()
    {
        await using var server = new UnrulyServer((_, _) => new Answer(200, [], new byte[5_000_000], null));
        (await Should.ThrowAsync<DataFetchException>(() => FetchAsync(server, "a"))).Message.ShouldContain("sends more than the 1000 bytes of the file");
        Directory.GetFiles(Folder.Path).ShouldBeEmpty();
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
}
