using BenchmarkDotNet.Running;
using CourseKit.Benchmarks;

// Two modes for ratios.py; everything else is BenchmarkDotNet's.
switch (args)
{
    case ["train", var folder, var precision, var configurations, .. var rest]:
        TrainingRun.Print(folder, precision, configurations.Split(','), rest is ["--steps", var steps] ? int.Parse(steps, System.Globalization.CultureInfo.InvariantCulture) : null);
        break;
    case ["cores"]:
        CoreProbe.Print();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
