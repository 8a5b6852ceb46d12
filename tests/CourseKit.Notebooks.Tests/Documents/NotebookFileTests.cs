using CourseKit.Notebooks.Dib;

namespace CourseKit.Notebooks.Tests.Documents;

public sealed class NotebookFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-documents-").FullName;

    private static Notebook Small => new([new("markdown", "# Title"), new("csharp", "1+1")]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    [Theory]
    [InlineData("a.dib", NotebookFormat.Dib)]
    [InlineData("a.ipynb", NotebookFormat.Ipynb)]
    [InlineData("A.DIB", NotebookFormat.Dib)]
    [InlineData("A.IPynb", NotebookFormat.Ipynb)]
    public void The_extension_chooses_the_format(string name, NotebookFormat format)
    {
        NotebookFile.Write(Small, At(name));
        var read = NotebookFile.Read(At(name));
        read.Cells.Select(cell => (cell.Language, cell.Source)).ShouldBe([("markdown", "# Title"), ("csharp", "1+1")]);
        read.FilePath.ShouldBe(At(name));
        read.Format.ShouldBe(format);
    }

    [Fact]
    public void Files_are_utf8_without_mark_and_nothing_is_left_beside_them()
    {
        NotebookFile.Write(Small, At("a.dib"));
        File.ReadAllBytes(At("a.dib"))[..6].ShouldBe("#!meta"u8.ToArray());
        NotebookFile.Write(Small, At("a.dib"));
        Directory.GetFileSystemEntries(_folder).ShouldBe([At("a.dib")]);
    }

    // Longer than any file system takes, so that the last step, renaming, fails.
    [Fact]
    public void What_was_written_beside_goes_when_the_name_is_not_to_be_had()
    {
        var error = Should.Throw<IOException>(() => NotebookFile.Write(Small, At(new string('n', 300) + ".dib")));
        error.Message.ShouldContain("nnn.dib");
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.txt", "got the extension .txt, wanted .dib or .ipynb")]
    [InlineData("a", "got no extension, wanted .dib or .ipynb")]
    public void Another_extension_is_refused(string name, string problem)
    {
        Should.Throw<NotebookFormatException>(() => NotebookFile.Read(At(name))).Message.ShouldBe($"{name}: {problem}");
        Should.Throw<NotebookFormatException>(() => NotebookFile.Write(Small, At(name))).Message.ShouldBe($"{name}: {problem}");
    }

    [Fact]
    public void A_missing_file_is_named_with_its_folder()
        => Should.Throw<FileNotFoundException>(() => NotebookFile.Read(At("none.dib")))
            .Message.ShouldSatisfyAllConditions(m => m.ShouldContain("none.dib"), m => m.ShouldContain(_folder));

    [Fact]
    public void A_folder_is_no_notebook()
    {
        Directory.CreateDirectory(At("x.dib"));
        Should.Throw<IOException>(() => NotebookFile.Read(At("x.dib"))).Message.ShouldContain("is a folder");
        Should.Throw<IOException>(() => NotebookFile.Read(_folder)).Message.ShouldContain("is a folder");
        Should.Throw<IOException>(() => NotebookFile.Write(Small, At("x.dib"))).Message.ShouldContain("is a folder");
    }

    [Fact]
    public void A_missing_target_folder_is_named()
        => Should.Throw<DirectoryNotFoundException>(() => NotebookFile.Write(Small, At(Path.Combine("sub", "a.dib"))))
            .Message.ShouldContain("there is no folder");

    [Fact]
    public void A_notebook_that_cannot_be_written_leaves_the_old_file()
    {
        NotebookFile.Write(Small, At("a.dib"));
        Should.Throw<NotebookFormatException>(() => NotebookFile.Write(new([new("csharp", "#!md")]), At("a.dib")));
        DibReader.Read(At("a.dib")).Cells.Count.ShouldBe(2);
        Directory.GetFileSystemEntries(_folder).Length.ShouldBe(1);
    }

    [Fact]
    public void The_longest_names_that_file_systems_allow_are_written()
    {
        var name = new string('n', 251) + ".dib";
        NotebookFile.Write(Small, At(name));
        Directory.GetFileSystemEntries(_folder).ShouldBe([At(name)]);
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_unread()
    {
        using (var file = File.Create(At("big.ipynb")))
            file.SetLength(NotebookFile.MaxBytes + 1);
        Should.Throw<NotebookFormatException>(() => NotebookFile.Read(At("big.ipynb"))).Message.ShouldContain("256 MiB");
    }

    [SkippableFact]
    public void A_link_is_followed_and_permissions_are_kept()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has neither these permissions nor links for every user.");
        if (OperatingSystem.IsWindows())
            return;
        NotebookFile.Write(Small, At("real.dib"));
        File.SetUnixFileMode(At("real.dib"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        File.CreateSymbolicLink(At("link.dib"), At("real.dib"));
        NotebookFile.Write(new([new("csharp", "2")]), At("link.dib"));
        DibReader.Read(At("real.dib")).Cells.ShouldHaveSingleItem().Source.ShouldBe("2");
        File.GetUnixFileMode(At("real.dib")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        new FileInfo(At("link.dib")).LinkTarget.ShouldNotBeNull();
    }
}
