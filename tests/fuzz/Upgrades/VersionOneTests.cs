using System.Globalization;
using System.Text.Json;
using CourseKit.Data;
using CourseKit.Fuzz.Readers;
using CourseKit.Grading.Results;
using CourseKit.Training;

namespace CourseKit.Fuzz.Upgrades;

/// <summary>Files of version 1 load for ever; files of a version to come are refused in one clear line.</summary>
public sealed class VersionOneTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_files_of_version_1_say_what_they_said_when_they_were_made_bit_for_bit()
        => VersionOne.Read(VersionOne.Folder).ShouldBe(File.ReadAllLines(Path.Combine(VersionOne.Folder, "says.txt")));

    [Fact]
    public void A_training_of_version_1_goes_on_to_the_end_that_it_had_then()
    {
        var run = VersionOne.Resume(Path.Combine(VersionOne.Folder, "checkpoint.ckm"));
        run.Run();

        // Sums may be added in another order on another processor.
        var then = File.ReadAllLines(Path.Combine(VersionOne.Folder, "continued.txt"));
        run.Network.Parameters.Length.ShouldBe(then.Length);
        for (var k = 0; k < then.Length; k++)
            run.Network.Parameters[k].ShouldBe(double.Parse(then[k], CultureInfo.InvariantCulture), 1e-9);
    }

    [Fact]
    public void A_model_of_version_1_is_read_into_a_network_that_code_has_built()
    {
        var path = Path.Combine(VersionOne.Folder, "model.ckm");
        var (then, network) = (ModelFile.Load(path).Network, ModelFile.Load(path).Network);
        network.Parameters.AsSpan<float>().Clear();
        ModelFile.LoadInto(path, network).Network.ShouldBeSameAs(network);
        network.Parameters.ShouldBe(then.Parameters);
    }

    [Fact]
    public void Trials_of_version_1_took_what_they_took()
    {
        var path = Path.Combine(VersionOne.Folder, "search.jsonl");
        var seconds = File.ReadLines(path).Skip(1).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("seconds").GetDouble()).ToList();
        SearchFile.At(_folder.Write("search.jsonl", File.ReadAllBytes(path))).Trials.Select(trial => trial.Time.TotalSeconds).ShouldBe(seconds, 1e-7);
    }

    [Fact]
    public void A_model_or_checkpoint_of_version_99_is_refused_in_one_line()
    {
        foreach (var name in new[] { "model.ckm", "checkpoint.ckm" })
        {
            var bytes = File.ReadAllBytes(Path.Combine(VersionOne.Folder, name));
            bytes[8] = 99;
            Line<ModelFormatException>(() => ModelFile.Load(_folder.Write(name, bytes))).ShouldBe($"{name}: the format's version is 99, this library reads 1 … 1: a newer library wrote it, or it is damaged");
        }
    }

    [Fact]
    public void A_search_of_version_99_is_refused_in_one_line()
    {
        var path = _folder.Write("search.jsonl", System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(VersionOne.Folder, "search.jsonl")).Replace("{\"search\":1,", "{\"search\":99,", StringComparison.Ordinal)));
        Line<DataFormatException>(() => SearchFile.At(path)).ShouldBe($"{path}: search record, line 1: it is of version 99, wanted 1: begin a new record");
    }

    [Theory]
    [InlineData("gradebook.json")]
    [InlineData("results/101.json")]
    [InlineData("manual/101.json")]
    public void A_file_of_a_gradebook_of_version_99_is_refused_in_one_line(string name)
    {
        foreach (var file in new[] { "gradebook.json", "results/101.json", "manual/101.json" })
        {
            var text = File.ReadAllText(Path.Combine(VersionOne.Folder, "grades", file));
            _folder.Write(file, System.Text.Encoding.UTF8.GetBytes(file == name ? text.Replace("\"schema\": 1", "\"schema\": 99", StringComparison.Ordinal) : text));
        }

        Line<GradebookException>(() => _ = new Gradebook(_folder["."]).View().Results.ToList()).ShouldEndWith("has layout 99, this coursekit reads up to 1; take the newer one that wrote it");
    }

    private static string Line<T>(Action act)
        where T : Exception
    {
        var message = Should.Throw<T>(act).Message;
        message.ShouldNotContain('\n');
        return message;
    }
}
