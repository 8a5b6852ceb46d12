namespace CourseKit.Notebooks.Tests.Documents;

public sealed class FolderLockTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coursekit-lock-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_is_had_by_one_at_a_time_and_says_by_whom()
    {
        using (FolderLock.TryTake(_folder.FullName).ShouldNotBeNull())
        {
            FolderLock.TryTake(_folder.FullName).ShouldBeNull();
            FolderLock.Owner(_folder.FullName).ShouldStartWith($"process {Environment.ProcessId} on ");
        }

        FolderLock.TryTake(_folder.FullName).ShouldNotBeNull().Dispose();
    }

    [Fact]
    public void A_folder_in_which_nothing_can_be_noted_is_not_kept()
    {
        var inTheWay = Directory.CreateDirectory(Path.Combine(_folder.FullName, ".coursekit", "lock-owner"));
        Should.Throw<IOException>(() => FolderLock.TryTake(_folder.FullName));
        inTheWay.Delete();
        FolderLock.TryTake(_folder.FullName).ShouldNotBeNull().Dispose();
    }
}
