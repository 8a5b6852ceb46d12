using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Normalization;

/// <summary>Batch normalization of one batch, forward and back, on several threads: each has some of the channels, and no sum is split.</summary>
/// <remarks>
/// Two threads' channels may overlap by a part of a register. So nothing here may be done in place: what both write is then
/// the same.
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
internal unsafe struct BatchNormPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Numbers that are worth a thread: some ten microseconds. Fewer lie in one core's cache, and to hand half of them over costs as much.
    private const int LeastPart = 65536;

    private int _parts;

    public required TensorShape Shape { get; init; }

    public required int Examples { get; init; }

    /// <summary>Whether μ and σ² are the batch's own, and depend on z.</summary>
    public required bool Training { get; init; }

    public required T ε { get; init; }

    /// <summary>The input.</summary>
    public required T* z { get; init; }

    public required T* μ { get; init; }

    public required T* σ2 { get; init; }

    /// <summary>a = γ / √(σ² + ε).</summary>
    public required T* a { get; init; }

    public T* γ { get; init; }

    public T* β { get; init; }

    /// <summary>The output.</summary>
    public T* o { get; init; }

    /// <summary>∂e/∂o.</summary>
    public T* g { get; init; }

    /// <summary>Σg(z − μ).</summary>
    public T* SumOfProducts { get; init; }

    public T* p { get; init; }

    public T* q { get; init; }

    public T* Ofγ { get; init; }

    public T* Ofβ { get; init; }

    /// <summary>Receives ∂e/∂z; null where nobody wants it.</summary>
    public T* Ofz { get; init; }

    /// <summary>m, the numbers of a channel.</summary>
    private readonly double Count => (double)Examples * Shape.MapSize;

    public void Forward() => Run(&Forward);

    public void Backward() => Run(&Backward);

    private static void Forward(void* job, int part)
    {
        var pass = *(BatchNormPass<T>*)job;
        pass.Forward(BatchKernels.Part<T>(pass.Shape, part, pass._parts));
    }

    private static void Backward(void* job, int part)
    {
        var pass = *(BatchNormPass<T>*)job;
        pass.Backward(BatchKernels.Part<T>(pass.Shape, part, pass._parts));
    }

    private void Run(delegate*<void*, int, void> work)
    {
        _parts = WorkerPool.Parts((long)Examples * Shape.Size, LeastPart);
        var job = this;
        WorkerPool.Run(work, &job, _parts);
    }

    private readonly void Forward(Range channels)
    {
        if (Training)
        {
            BatchKernels.Sum(new BatchTerms.Value<T>(z), Examples, Shape, channels, 1 / Count, μ);
            BatchKernels.Sum(new BatchTerms.Squared<T>(z, μ), Examples, Shape, channels, 1 / Count, σ2);
        }

        for (var c = channels.Start.Value; c < channels.End.Value; c++)
            a[c] = γ[c] / T.Sqrt(σ2[c] + ε);
        BatchKernels.Write(new BatchTerms.Normalized<T>(z, μ, a, β), Examples, Shape, channels, o);
    }

    private readonly void Backward(Range channels)
    {
        BatchKernels.Sum(new BatchTerms.Value<T>(g), Examples, Shape, channels, 1, Ofβ);
        BatchKernels.Sum(new BatchTerms.Product<T>(g, z, μ), Examples, Shape, channels, 1, SumOfProducts);

        // When it predicts, μ and σ² do not depend on the batch: only a·g is left.
        var share = T.CreateTruncating(Training ? 1 / Count : 0);
        for (var c = channels.Start.Value; c < channels.End.Value; c++)
        {
            Ofγ[c] = SumOfProducts[c] / T.Sqrt(σ2[c] + ε);
            p[c] = share * Ofβ[c];
            q[c] = share * SumOfProducts[c] / (σ2[c] + ε);
        }

        if (Ofz is not null)
            BatchKernels.Write(new BatchTerms.Back<T>(g, z, μ, a, p, q), Examples, Shape, channels, Ofz);
    }
}
