using System.Diagnostics;
using System.Globalization;
using CourseKit.Fuzz;
using CourseKit.Fuzz.Upgrades;

if (args is ["fixtures", var folder])
{
    VersionOne.Make(folder);
    return 0;
}

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine($"usage: dotnet run --project tests/fuzz -c Release -- --reader NAME|all [--inputs N] [--seed S] [--print NUMBER]\n       … -- fixtures FOLDER\nreaders: {string.Join(", ", AllReaders.Table.Keys)}");
    return 2;
}

var found = 0;
foreach (var name in options.Readers)
{
    using var reader = AllReaders.Table[name]();
    var campaign = new Campaign(reader, options.Seed);
    if (options.Print is { } number)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(campaign.Input(number));
        continue;
    }

    var clock = Stopwatch.StartNew();
    var findings = campaign.Run(options.Inputs, isTimed: true);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name}: {options.Inputs} inputs, seed {options.Seed}, {clock.Elapsed.TotalSeconds:F0} s, {campaign.Probe.Accepted} read, longest {campaign.Probe.Longest.TotalMilliseconds:F0} ms, at most {campaign.Probe.MostPerByte:F0} bytes a byte, {findings.Count} findings"));
    foreach (var finding in findings)
        Console.WriteLine($"  {finding.Kind}\n    kept as {Path.GetRelativePath(Corpus.Folder, Corpus.Keep(name, finding))}\n    {finding.Detail.ReplaceLineEndings("\n    ")}");
    found += findings.Count;
}

return found == 0 ? 0 : 1;
