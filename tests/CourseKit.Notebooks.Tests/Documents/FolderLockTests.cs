namespace CourseKit.Notebooks.Tests.Documents;

public sealed class FolderLockTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coursekit-lock-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_folder_is_had_by_one_at_a_time_and_says_by_whom()
    {
        using (FolderLock.TryTake(folder.FullName).ShouldNotBeNull())
        {
            FolderLock.TryTake(folder.FullName).ShouldBeNull();
            FolderLock.Owner(folder.FullName).ShouldStartWith($"process {Environment.ProcessId} on ");
        }

        FolderLock.TryTake(folder.FullName).ShouldNotBeNull().Dispose();
    }

    [Fact]
    public void A_folder_in_which_nothing_can_be_noted_is_not_kept()
    {
        var inTheWay = Directory.CreateDirectory(Path.Combine(folder.FullName, ".coursekit", "lock-owner"));
        Should.Throw<IOException>(() => FolderLock.TryTake(folder.FullName));
        inTheWay.Delete();
        FolderLock.TryTake(folder.FullName).ShouldNotBeNull().Dispose();
    }
}
