using BenchmarkDotNet.Running;
using CourseKit.Benchmarks;

// The scripts that compare with peers each have a mode here; everything else is BenchmarkDotNet's.
switch (args)
{
    case ["products"]:
        ProductComparison.Answer();
        break;
    case ["convolution", var repetitions]:
        ConvolutionRun.Print(int.Parse(repetitions, System.Globalization.CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
