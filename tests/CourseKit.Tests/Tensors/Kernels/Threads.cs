using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

/// <summary>A number of threads for the length of a test.</summary>
internal sealed class Threads : IDisposable
{
    private readonly int _before = Compute.Threads;

    private Threads(int count) => Compute.Threads = count;

    public static Threads Of(int count) => new(count);

    public void Dispose() => Compute.Threads = _before;
}

/// <summary>Tests that set the number of threads run one after another.</summary>
[CollectionDefinition(nameof(Compute))]
public class ComputeCollection;
