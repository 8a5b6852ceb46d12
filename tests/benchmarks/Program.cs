using BenchmarkDotNet.Running;
using CourseKit.Benchmarks;

if (args is ["products"])
    ProductComparison.Answer();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
