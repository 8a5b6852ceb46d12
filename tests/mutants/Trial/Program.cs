using System.Globalization;
using System.Reflection;
using CourseKit.Mutants.Trial;

// TESTS.dll: runs tests of an assembly once for each mutant, all in this process, which is warm after the first.
// Standard input: a line for each run, "mutant filter", -1 for none; standard output: "mutant passed|failed tests first", at once.
var path = Path.GetFullPath(args[0]);
var suite = new TestSuite(Assembly.LoadFrom(path), path);
while (Console.ReadLine() is { } line)
{
    var space = line.IndexOf(' ', StringComparison.Ordinal);
    var mutant = int.Parse(line.AsSpan(0, space), CultureInfo.InvariantCulture);
    Mutants.TurnOn(mutant);
    var (ran, failed) = suite.Run(line[(space + 1)..]);
    Mutants.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"@ {mutant} {(failed is null ? "passed" : "failed")} {ran} {failed?.ReplaceLineEndings(" ")}"));
    Mutants.Out.Flush();
}

// Whatever a mutant has left running must not keep the process.
Environment.Exit(0);
