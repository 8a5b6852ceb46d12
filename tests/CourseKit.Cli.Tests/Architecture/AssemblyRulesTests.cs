using System.Reflection;

namespace CourseKit.Cli.Tests.Architecture;

/// <summary>References between the assemblies point one way (DESIGN: «The house»).</summary>
public class AssemblyRulesTests
{
    [Theory]
    [InlineData("CourseKit", "")]
    [InlineData("CourseKit.Data", "CourseKit")]
    [InlineData("CourseKit.Notebooks", "")]
    [InlineData("CourseKit.Grading", "CourseKit.Notebooks")]
    [InlineData("CourseKit.Cli", "CourseKit, CourseKit.Data, CourseKit.Grading, CourseKit.Notebooks")]
    public void An_assembly_references_only_what_its_place_in_the_house_allows(string name, string allowed)
    {
        var referenced = Assembly.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => reference.StartsWith("CourseKit", StringComparison.Ordinal));

        referenced.Except(allowed.Split(", ")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Microsoft.DotNet.Interactive")]
    [InlineData("Plotly.NET")]
    [InlineData("Microsoft.ML")]
    public void No_assembly_of_the_default_build_references_a_package_that_cannot_be_restored_everywhere(string package)
    {
        string[] assemblies = ["CourseKit", "CourseKit.Data", "CourseKit.Notebooks", "CourseKit.Grading", "CourseKit.Cli"];

        assemblies.SelectMany(name => Assembly.Load(name).GetReferencedAssemblies())
            .ShouldNotContain(reference => reference.Name!.StartsWith(package, StringComparison.Ordinal));
    }
}
