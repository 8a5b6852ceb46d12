using System.Text;
using CourseKit.Grading.Submissions;

namespace CourseKit.Grading.Tests.Submissions;

/// <summary>Each trick spoils at most the submission of whoever tries it.</summary>
public sealed class ArchiveTrickTests : IDisposable
{
    private readonly HandedIn _given = new();

    public void Dispose() => _given.Dispose();

    /// <summary>What becomes of a student's own archive beside a class mate's notebook.</summary>
    private string? RefusalOf(byte[] archive, ArchiveLimits? limits = null)
    {
        _given.Files("lee/hw1.dib");
        _given.Archive(archive, "in/kim/hw1.zip");
        using var taken = _given.Take(new() { Limits = limits ?? new() });
        taken.Unplaced.ShouldBeEmpty();
        taken.Submissions.Select(s => s.Student).ShouldBe(["kim", "lee"]);
        taken.Submissions[1].Refused.ShouldBeNull();
        var refused = taken.Submissions[0].Refused;
        refused?.ShouldNotContain("\n");
        return refused;
    }

    [Fact]
    public void An_honest_archive_is_taken()
        => RefusalOf(HandedIn.Zip(("work/hw1.dib", "solved"), ("work/picture.png", "x"))).ShouldBeNull();

    [Fact]
    public void A_directory_that_would_fill_the_memory_is_refused_unread()
    {
        const int entries = 60_000;
        byte[] entry = [.. "PK\x01\x02"u8, .. new byte[24], 1, 0, .. new byte[16], (byte)'a'];
        byte[] archive = [.. Enumerable.Repeat(entry, entries).SelectMany(each => each), .. "PK\x05\x06"u8, 0, 0, 0, 0, .. Short(entries), .. Short(entries), .. BitConverter.GetBytes(entries * entry.Length), .. new byte[6]];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<InvalidDataException>(() => ZipSource.OpenStudents(archive, new())).Message.ShouldContain("more than 1000");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(archive.Length);

        static byte[] Short(int value) => BitConverter.GetBytes((ushort)value);
    }

    [Fact]
    public void The_notebook_in_an_honest_archive_can_be_read_again_and_again()
    {
        _given.Archive(HandedIn.Zip(("read me.txt", "x"), ("hw1.dib", "solved")), "in/kim/hw1.zip");
        using var taken = _given.Take();
        for (var i = 0; i < 2; i++)
            Encoding.UTF8.GetString(taken.Submissions[0].Read()).ShouldBe("solved");
        taken.Submissions[0].File.ShouldBe("kim/hw1.zip/hw1.dib");
    }

    [Theory]
    [InlineData("../hw1.dib", "its path leads out of the archive")]
    [InlineData("a/../../hw1.dib", "its path leads out of the archive")]
    [InlineData(@"..\..\hw1.dib", "its path leads out of the archive")]
    [InlineData("/etc/hw1.dib", "its path is absolute")]
    [InlineData(@"C:\hw1.dib", "its path is absolute")]
    [InlineData(@"\\server\share\hw1.dib", "its path is absolute")]
    [InlineData("a//hw1.dib", "its path has an empty part")]
    [InlineData("./hw1.dib", "its path has an empty part")]
    [InlineData("NUL.dib", "its name is that of a device")]
    [InlineData("com1/hw1.dib", "its name is that of a device")]
    [InlineData("hw1.dib./x.dib", "its name ends with a dot or a space")]
    [InlineData("hw1\u001b[31m.dib", "its name has characters that can't be shown")]
    [InlineData("hw1\n.dib", "its name has characters that can't be shown")]
    [InlineData("hw1\u202Ebid.dib", "its name has characters that can't be shown")]
    public void An_odd_path_refuses_the_archive(string path, string why)
    {
        var refused = RefusalOf(HandedIn.Zip(("hw1.dib", "good"), (path, "bad"))).ShouldNotBeNull();
        refused.ShouldEndWith(why);
        refused.ShouldNotContain('\u001b');
        refused.ShouldNotContain('\u202E');
    }

    [Theory]
    [InlineData(0xA1FF, "it is a link")]
    [InlineData(0x11FF, "it is neither a file nor a folder")]
    [InlineData(0x21FF, "it is neither a file nor a folder")]
    public void A_link_or_device_refuses_the_archive(int mode, string why)
        => RefusalOf(HandedIn.Zip([("hw1.dib", "/etc/passwd")], entry => entry.ExternalAttributes = mode << 16)).ShouldNotBeNull().ShouldEndWith(why);

    [Fact]
    public void An_encrypted_archive_is_refused_with_what_to_do()
    {
        var bytes = HandedIn.Zip(("hw1.dib", "secret"));
        // Bit 0 of the flags, in the local header and in the directory.
        bytes[6] |= 1;
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bytes[directory + 8] |= 1;
        RefusalOf(bytes).ShouldNotBeNull().ShouldEndWith("it is encrypted; ask for it without a password");
    }

    [Fact]
    public void A_bomb_by_ratio_is_refused()
        => RefusalOf(HandedIn.Zip(("hw1.dib", new string(' ', 8 << 20)))).ShouldNotBeNull()
            .ShouldEndWith("it unpacks to 8 MiB, over 200 times what it takes packed");

    [Fact]
    public void A_bomb_by_total_size_is_refused()
        => RefusalOf(HandedIn.Zip([.. Enumerable.Range(0, 5).Select(i => ($"{i}.dib", new string('x', 1 << 20)))]),
            new() { UnpackedBytes = 4 << 20 }).ShouldNotBeNull().ShouldEndWith("it unpacks to 5 MiB, more than 4 MiB");

    [Fact]
    public void A_bomb_whose_directory_lies_is_stopped_while_it_unpacks()
    {
        var bytes = HandedIn.Zip(("hw1.dib", new string(' ', 8 << 20)));
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 100);
        _given.Archive(bytes, "in/kim/hw1.zip");
        using var taken = _given.Take(new() { Limits = new() { FileBytes = 1 << 20, ArchiveBytes = 1 << 20 } });
        byte[] content = [];
        try
        {
            content = taken.Submissions[0].Read();
        }
        catch (InvalidDataException)
        {
            // The runtime or the limit saw it.
        }

        content.Length.ShouldBeLessThanOrEqualTo(1 << 20);
    }

    [Fact]
    public void Thousands_of_entries_are_refused()
        => RefusalOf(HandedIn.Zip([.. Enumerable.Range(0, 1_001).Select(i => ($"{i}.dib", ""))])).ShouldNotBeNull()
            .ShouldEndWith("it has 1001 entries, more than 1000");

    [Fact]
    public void Two_entries_of_one_name_refuse_the_archive()
        => RefusalOf(HandedIn.Zip(("hw1.dib", "good"), ("hw1.dib", "other"))).ShouldNotBeNull()
            .ShouldEndWith("the archive has two entries of this name");

    [Fact]
    public void An_archive_in_an_archive_is_not_looked_into()
        => RefusalOf(HandedIn.Zip(("inner.zip", "PK"))).ShouldNotBeNull().ShouldEndWith("an archive in it was not looked into");

    [Fact]
    public void Rubbish_that_calls_itself_an_archive_is_refused()
        => RefusalOf(Encoding.ASCII.GetBytes("PK no")).ShouldNotBeNull().ShouldStartWith("kim/hw1.zip: ");

    [Fact]
    public void In_the_class_archive_a_trick_spoils_one_entry()
    {
        using var taken = _given.TakeArchive(HandedIn.Zip(
            ("kim_101_9001_hw1.dib", "a"), ("../lee_102_9002_hw1.dib", "b"), ("park_103_9003_\u001b]0;x\u0007.dib", "c"),
            ("choi_104_9004_hw1.dib", "d"), ("choi_104_9004_hw1.dib", "e")));
        taken.Submissions.Select(s => s.Student).ShouldBe(["101", "103", "104"]);
        taken.Submissions[0].Refused.ShouldBeNull();
        taken.Submissions[1].Refused.ShouldBe(@"park_103_9003_\u001b]0;x\u0007.dib: its name has characters that can't be shown");
        taken.Submissions[2].Refused!.ShouldContain("the archive has two entries of this name");
        taken.Unplaced.ShouldBe(["../lee_102_9002_hw1.dib: its path leads out of the archive"]);
        Directory.EnumerateFileSystemEntries(_given.Root).Select(Path.GetFileName).ShouldBe(["submissions.zip"]);
    }

    [SkippableFact]
    public void Links_in_a_folder_are_not_followed()
    {
        Skip.If(OperatingSystem.IsWindows(), "making links needs a right on Windows");
        _given.Files("lee/hw1.dib");
        Directory.CreateDirectory(Path.Combine(_given.Folder, "kim"));
        File.CreateSymbolicLink(Path.Combine(_given.Folder, "kim", "hw1.dib"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(_given.Folder, "park"), _given.Folder);
        using var taken = _given.Take();
        taken.Submissions.Select(s => (s.Student, s.Refused)).ShouldBe([("kim", "kim/hw1.dib: it is a link"), ("lee", null)]);
    }

    [Fact]
    public void A_refused_file_beside_a_good_one_is_remarked()
    {
        _given.Files("kim/hw1.dib");
        _given.Archive(HandedIn.Zip(("../x.dib", "")), "in/kim/hw1.zip");
        using var taken = _given.Take();
        taken.Submissions.ShouldHaveSingleItem().Refused.ShouldBeNull();
        taken.Submissions[0].Remarks.ShouldHaveSingleItem().Text
            .ShouldBe("refused: kim/hw1.zip: ../x.dib in it: its path leads out of the archive");
    }

    [Theory]
    [InlineData("김민수 👩‍🎓", "김민수 👩‍🎓")]
    [InlineData("a\u001b[31mb\r\n\u202Ec", @"a\u001b[31mb\u000d\u000a\u202ec")]
    public void Text_of_others_is_shown_without_what_moves_the_cursor(string text, string shown)
        => PrintableText.Of(text).ShouldBe(shown);

    [Fact]
    public void Half_a_surrogate_pair_is_written_out()
        => PrintableText.Of("a" + '\uD800' + "b").ShouldBe(@"a\ud800b");

    [Fact]
    public void A_single_folder_is_doubted()
    {
        using var taken = _given.Files("in/kim/hw1.dib", "in/lee/hw1.dib").Take();
        taken.Unplaced.ShouldHaveSingleItem().ShouldContain("everything lies in one folder, 'in'");
    }
}
