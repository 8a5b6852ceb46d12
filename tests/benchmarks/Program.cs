using System.Globalization;
using BenchmarkDotNet.Running;
using CourseKit.Benchmarks;

// The scripts that compare with peers each have a mode here; everything else is BenchmarkDotNet's.
switch (args)
{
    case ["products"]:
        ProductComparison.Answer();
        break;
    case ["convolution", var repetitions]:
        ConvolutionRun.Print(int.Parse(repetitions, CultureInfo.InvariantCulture));
        break;
    case ["train", var folder, var precision, var configurations, .. var rest]:
        TrainingComparison.Print(folder, precision, configurations.Split(','), rest is ["--steps", var steps] ? int.Parse(steps, CultureInfo.InvariantCulture) : null);
        break;
    case ["search", var kind, var trials, var file]:
        SearchLoad.Print(kind, int.Parse(trials, CultureInfo.InvariantCulture), file);
        break;
    case ["cores"]:
        CoreProbe.Print();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
