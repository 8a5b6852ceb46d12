using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CourseKit.Mutants;
using Microsoft.CodeAnalysis.CSharp;

// ROOT: rewrites files below it so that they hold mutants that an environment variable turns on, one at a time.
// Standard input: a line of JSON for each group, { "family", "files", "number", "first", "seed", "without", "hand" };
// standard output: a line of JSON for each mutant.
var root = args[0];
while (Console.ReadLine() is { } line)
{
    using var group = JsonDocument.Parse(line);
    string Text(string name) => group.RootElement.GetProperty(name).ToString();
    var family = Text("family");
    var number = int.Parse(Text("number"), CultureInfo.InvariantCulture);
    var without = group.RootElement.GetProperty("without").EnumerateArray().Select(id => id.GetInt32()).ToHashSet();
    var sources = group.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)
        .Select(file => (File: file, Source: File.ReadAllText(Path.Combine(root, file)))).ToList();
    var chosen = group.RootElement.GetProperty("hand").EnumerateArray().Select(hand => (File: hand[0].GetString()!, Candidate: HandMade.At(
        sources.Single(source => string.Equals(source.File, hand[0].GetString(), StringComparison.Ordinal)).Source, hand[1].GetString()!, hand[2].GetString()!))).ToList();
    number += chosen.Count;

    // By a hash of what is changed, not by its place: an edit elsewhere leaves the choice as it was.
    foreach (var (file, candidate) in sources
        .SelectMany(source => CandidateFinder.Find(CSharpSyntaxTree.ParseText(source.Source).GetRoot()).Select(candidate => (source.File, Candidate: candidate)))
        .OrderBy(found => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', Text("seed"), found.File, found.Candidate.Rule, found.Candidate.Before, found.Candidate.After)))), StringComparer.Ordinal)
        .ThenBy(found => found.Candidate.Span.Start))
    {
        if (chosen.Count == number)
            break;
        if (!chosen.Exists(other => string.Equals(other.File, file, StringComparison.Ordinal) && (other.Candidate.Span.IntersectsWith(candidate.Span) || other.Candidate.Line == candidate.Line)))
            chosen.Add((file, candidate));
    }

    var numbered = chosen.Select((mutant, k) => (Id: int.Parse(Text("first"), CultureInfo.InvariantCulture) + k, mutant.File, mutant.Candidate)).ToList();
    foreach (var (file, text) in sources)
    {
        var source = text;
        foreach (var mutant in numbered.Where(mutant => string.Equals(mutant.File, file, StringComparison.Ordinal) && !without.Contains(mutant.Id)).OrderByDescending(mutant => mutant.Candidate.Span.Start))
        {
            var on = string.Create(CultureInfo.InvariantCulture, $"global::MutantSwitch.On({mutant.Id})");
            source = source[..mutant.Candidate.Span.Start] + mutant.Candidate.Write(on) + source[mutant.Candidate.Span.End..];
        }

        File.WriteAllText(Path.Combine(root, file), source);
    }

    foreach (var (id, file, candidate) in numbered)
        Console.WriteLine(JsonSerializer.Serialize(new { id, family, file, line = candidate.Line, rule = candidate.Rule, before = candidate.Before, after = candidate.After }));
}
