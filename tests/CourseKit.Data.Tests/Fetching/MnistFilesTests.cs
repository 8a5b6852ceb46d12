using System.Security.Cryptography;
using CourseKit.Data.Fetching;

namespace CourseKit.Data.Tests.Fetching;

public sealed class MnistFilesTests
{
    [Fact]
    public void The_public_mirrors_are_taken_unless_others_are_named()
    {
        MnistFiles.Mirrors(null).Select(mirror => mirror.Host).ShouldBe(["ossci-datasets.s3.amazonaws.com", "storage.googleapis.com"]);
        MnistFiles.Mirrors("http://127.0.0.1:8000/mnist  https://school.example/x/").Select(mirror => mirror.ToString())
            .ShouldBe(["http://127.0.0.1:8000/mnist/", "https://school.example/x/"]);
        Should.Throw<DataFetchException>(() => MnistFiles.Mirrors("ftp://x")).Message
            .ShouldBe("COURSEKIT_MNIST_MIRRORS: got 'ftp://x', wanted addresses that begin with http:// or https://, separated by spaces");
    }

    [SkippableFact]
    public void The_real_files_have_the_length_and_checksum_that_a_download_must_have()
    {
        Skip.If(Repository.Mnist is null, "the MNIST test images are not here: set COURSEKIT_TEST_MNIST to their folder");
        foreach (var file in MnistFiles.All.Where(file => file.Name.StartsWith("t10k", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Mnist!, file.Name));
            bytes.LongLength.ShouldBe(file.Length);
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(file.Sha256);
        }
    }
}
