using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace CourseKit.Grading.Tests.Judging;

/// <summary>SECURITY.md names for every promise what holds it, and nothing that isn't there.</summary>
public partial class ThreatModelTests
{
    private static readonly string[] Named = [.. Quoted().Matches(Promises()).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(AttackTests.Attacks), MemberType = typeof(AttackTests))]
    public void Every_attack_holds_a_promise(string attack)
        => Named.ShouldContain(name => FileSystemName.MatchesSimpleExpression(name, attack, ignoreCase: false));

    [Fact]
    public void Every_attack_that_is_named_is_there()
    {
        var attacks = AttackTests.Attacks.Select<object[], string>(row => (string)row[0]).ToList();
        Named.Where(name => AttackName().IsMatch(name) && name != "passed")
            .Where(name => !attacks.Exists(attack => FileSystemName.MatchesSimpleExpression(name, attack, ignoreCase: false)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(SandboxedJudge.Repository, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Named.Where(name => name.EndsWith("Tests", StringComparison.Ordinal)).Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    private static string Promises()
    {
        var text = File.ReadAllText(Path.Combine(SandboxedJudge.Repository, "lib", "CourseKit.Grading", "SECURITY.md"));
        return text[text.IndexOf("## Promises", StringComparison.Ordinal)..text.IndexOf("## Not promised", StringComparison.Ordinal)];
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[a-z][a-z*-]+$")]
    private static partial Regex AttackName();
}
