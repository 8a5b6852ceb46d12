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
    public async Task The_set_is_fetched_from_a_mirror_of_one_s_own()
    {
        Skip.If(Repository.Mnist is null, "the MNIST test images are not here: set COURSEKIT_TEST_MNIST to their folder");
        using var folder = new TemporaryFolder();
        // This mirror holds the test files only.
        await using var server = new UnrulyServer((path, from) => path.StartsWith("/m/t10k", StringComparison.Ordinal)
            ? Answer.Honest(File.ReadAllBytes(Path.Combine(Repository.Mnist!, path["/m/".Length..])), from)
            : Answer.Nothing(404));
        Environment.SetEnvironmentVariable(MnistFiles.MirrorsVariable, server.Mirror("m").ToString());
        try
        {
            (await Should.ThrowAsync<DataFetchException>(() => DataCatalog.FetchAsync("mnist", folder.Path))).Message
                .ShouldStartWith($"train-labels-idx1-ubyte.gz: no mirror gave it ({server.Address}m/train-labels-idx1-ubyte.gz: answered 404");
        }
        finally
        {
            Environment.SetEnvironmentVariable(MnistFiles.MirrorsVariable, null);
        }

        DataCatalog.List(folder.Path).Single(set => set.Name == "mnist").State.ShouldBe(DataSetState.Partial);
        Digits.Load(folder.Path).Source.ShouldStartWith("MNIST: 8,000 training and 2,000 test pictures, both cut from its test files");
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
