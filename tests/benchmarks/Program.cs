using BenchmarkDotNet.Running;
using CourseKit.Benchmarks;

// A mode for convolution.py; everything else is BenchmarkDotNet's.
switch (args)
{
    case ["convolution", var repetitions]:
        ConvolutionRun.Print(int.Parse(repetitions, System.Globalization.CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
