using System.Text.Json;

namespace CourseKit.Cli.Tests.Architecture;

/// <summary>What editors, containers and the build server start says the same as the README.</summary>
public class OneClickTests
{
    private static readonly string Root = Path.GetFullPath("../../../../../", AppContext.BaseDirectory);

    [Fact]
    public void The_tasks_of_VS_Code_hold_both_commands_of_the_README()
    {
        using var tasks = JsonDocument.Parse(Read(".vscode/tasks.json"));

        var commands = tasks.RootElement.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("command").GetString()).ToArray();

        ReadmeCommands().Except(commands).ShouldBeEmpty();
    }

    [Fact]
    public void The_workflows_run_the_whole_check_and_publish_what_the_README_s_first_command_writes()
    {
        Lines(".github/workflows/ci.yml").ShouldContain("- run: .ci/run");
        Lines(".github/workflows/pages.yml").ShouldContain("run: " + ReadmeCommands()[0]);
    }

    [Fact]
    public void The_container_recommends_the_extensions_that_the_folder_recommends_and_makes_itself_ready()
    {
        using var container = JsonDocument.Parse(Read(".devcontainer/devcontainer.json"));
        using var folder = JsonDocument.Parse(Read(".vscode/extensions.json"));

        Texts(container.RootElement.GetProperty("customizations").GetProperty("vscode").GetProperty("extensions"))
            .ShouldBe(Texts(folder.RootElement.GetProperty("recommendations")));
        File.Exists(Path.Combine(Root, container.RootElement.GetProperty("postCreateCommand").GetString()!.Split(' ')[^1])).ShouldBeTrue();
    }

    [Theory]
    [InlineData("PlotlyNet")]
    [InlineData("MLNet")]
    [InlineData("DotNetInteractive")]
    public void A_bridge_stands_with_its_tests_in_the_bridges_solution_and_not_in_the_default_one(string bridge)
    {
        var bridges = Read("lib/CourseKit.Bridges.sln");

        bridges.ShouldContain($"\"CourseKit.{bridge}\"");
        bridges.ShouldContain($"\"CourseKit.{bridge}.Tests\"");
        Read("CourseKit.sln").ShouldNotContain($"CourseKit.{bridge}");
        Read("README.md").ShouldContain($"dotnet test tests/CourseKit.{bridge}.Tests");
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<string> Lines(string path) => Read(path).Split('\n').Select(line => line.Trim());

    private static string?[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString())];

    private static string[] ReadmeCommands()
    {
        var section = Read("README.md").Split("## Two commands")[1].Split("\n## ")[0];
        string[] commands = [.. section.Split("```")[1].Split('\n').Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal))];
        commands.Length.ShouldBe(2);
        return commands;
    }
}
