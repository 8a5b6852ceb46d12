namespace CourseKit.Notebooks.Execution;

/// <summary>Starts a kernel of its own for one notebook.</summary>
/// <param name="start">Where it works and what it may use.</param>
/// <param name="cancellation">Gives up starting.</param>
public delegate Task<IKernel> KernelFactory(KernelStart start, CancellationToken cancellation);
