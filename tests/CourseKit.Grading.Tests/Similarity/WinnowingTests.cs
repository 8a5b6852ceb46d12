using CourseKit.Grading.Similarity;

namespace CourseKit.Grading.Tests.Similarity;

public sealed class WinnowingTests
{
    [Fact]
    public void The_hashes_of_the_papers_example_are_chosen()
    {
        // Schleimer, Wilkerson and Aiken (2003), figure 2, hashes 77 74 42 17 98 50 17 98 8 88 67 39 77 74 42 17 98, there
        // with windows of 4: 17 17 8 39 17. With windows of 7, worked out by hand: the second 17 (the rightmost of two), 8, the last 17.
        ulong[] hashes = [77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98];
        Winnowing.Select(hashes).ShouldBe([6, 8, 15]);
    }

    [Fact]
    public void A_sequence_shorter_than_a_window_has_a_fingerprint_too()
        => Winnowing.Select([5, 3, 9]).ShouldBe([1]);

    [Fact]
    public void Too_few_tokens_have_none_and_just_enough_have_one()
    {
        Winnowing.AllHashes(new CodeToken[Winnowing.Length - 1]).ShouldBeEmpty();
        Winnowing.AllHashes(new CodeToken[Winnowing.Length]).Length.ShouldBe(1);
    }

    [Fact]
    public void Every_long_enough_stretch_in_common_gives_a_fingerprint_in_common()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var shared = Tokens(Winnowing.Length + Winnowing.Window - 1);
            CodeToken[] a = [.. Tokens(random.Next(40)), .. shared, .. Tokens(random.Next(40))];
            CodeToken[] b = [.. Tokens(random.Next(40)), .. shared, .. Tokens(random.Next(40))];
            Fingerprints(a).Intersect(Fingerprints(b)).ShouldNotBeEmpty();
        }

        CodeToken[] Tokens(int count) => [.. Enumerable.Range(0, count).Select(i => new CodeToken(random.Next(30), i, i + 1))];

        static IEnumerable<ulong> Fingerprints(CodeToken[] tokens)
        {
            var hashes = Winnowing.AllHashes(tokens);
            return Winnowing.Select(hashes).Select(at => hashes[at]);
        }
    }
}
