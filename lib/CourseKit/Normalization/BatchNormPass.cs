using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Normalization;

/// <summary>Batch normalization of one batch, forward and back, on several threads.</summary>
/// <remarks>
/// Of plain features each thread has the same rows in every sweep, and those that the products before and after give it: they
/// stay in its core's cache. The rows are summed in blocks, and these put together in order; how many there are depends on
/// the shapes alone, so that the number of threads changes no bit. Of images each thread has some of the feature maps.
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
internal unsafe struct BatchNormPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Numbers of feature maps that are worth a thread: some ten microseconds.
    private const int LeastMaps = 65536;

    // Numbers of rows that are: less than a microsecond, but they lie in the thread's own cache.
    private const int LeastRows = 4096;
    private const int LeastWaking = 1 << 17;
    private const int MostBlocks = 8;

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

    /// <summary>Room for two sums of every block but the first (2 · (blocks − 1) × channels).</summary>
    public required T* OfBlocks { get; init; }

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

    // When it predicts, μ and σ² do not depend on the batch: only a·g is left of ∂e/∂z.
    private readonly T Share => T.CreateTruncating(Training ? 1 / Count : 0);

    /// <summary>Blocks that rows are summed in: 1 for a small batch, and for images.</summary>
    public static int Blocks(TensorShape shape, int examples)
        => shape.IsImage ? 1 : (int)Math.Clamp((long)examples * shape.Size / LeastRows, 1, Math.Clamp(examples, 1, MostBlocks));

    public void Forward()
    {
        if (Shape.IsImage)
        {
            Run(&ForwardOfMaps);
            return;
        }

        if (Training)
        {
            Run(&Moments);
            for (var block = 1; block < Blocks(Shape, Examples); block++)
                ChannelKernels.Merge(OfBlock(block), (double)(FirstRow(block + 1) - FirstRow(block)) / FirstRow(block + 1), Shape.Size, μ, σ2);
        }

        ChannelKernels.Scale(γ, σ2, ε, ..Shape.Size, a);
        Run(&Normalize);
    }

    public void Backward()
    {
        if (Shape.IsImage)
        {
            Run(&BackwardOfMaps);
            return;
        }

        Run(&Sums);
        for (var block = 1; block < Blocks(Shape, Examples); block++)
        {
            ChannelKernels.Add(OfBlock(block), Shape.Size, Ofβ);
            ChannelKernels.Add(OfBlock(block) + Shape.Size, Shape.Size, SumOfProducts);
        }

        ChannelKernels.Shares(Ofβ, SumOfProducts, σ2, ε, Share, ..Shape.Size, Ofγ, p, q);
        if (Ofz is not null)
            Run(&Propagate);
    }

    // μ and σ² of each block: the first one's where the batch's will be.
    private static void Moments(void* job, int part)
    {
        var pass = *(BatchNormPass<T>*)job;
        var (from, to) = pass.BlocksOf(part);
        for (var block = from; block < to; block++)
        {
            var rows = pass.FirstRow(block)..pass.FirstRow(block + 1);
            var factor = 1.0 / (rows.End.Value - rows.Start.Value);
            var mean = block == 0 ? pass.μ : pass.OfBlock(block);
            var variance = block == 0 ? pass.σ2 : pass.OfBlock(block) + pass.Shape.Size;
            BatchKernels.SumOfRows(new BatchTerms.Value<T>(pass.z), rows, pass.Shape.Size, factor, mean);
            BatchKernels.SumOfRows(new BatchTerms.Squared<T>(pass.z, mean), rows, pass.Shape.Size, factor, variance);
        }
    }

    private static void Normalize(void* job, int part)
    {
        var pass = *(BatchNormPass<T>*)job;
        BatchKernels.WriteRows(new BatchTerms.Normalized<T>(pass.z, pass.μ, pass.a, pass.β), pass.Rows(part), pass.Shape.Size, pass.o);
    }

    // Σg and Σg(z − μ) of each block.
    private static void Sums(void* job, int part)
    {
        var pass = *(BatchNormPass<T>*)job;
        var (from, to) = pass.BlocksOf(part);
        for (var block = from; block < to; block++)
        {
            var rows = pass.FirstRow(block)..pass.FirstRow(block + 1);
            var gradients = block == 0 ? pass.Ofβ : pass.OfBlock(block);
            var products = block == 0 ? pass.SumOfProducts : pass.OfBlock(block) + pass.Shape.Size;
            BatchKernels.SumOfRows(new BatchTerms.Value<T>(pass.g), rows, pass.Shape.Size, 1, gradients);
            BatchKernels.SumOfRows(new BatchTerms.Product<T>(pass.g, pass.z, pass.μ), rows, pass.Shape.Size, 1, products);
        }
    }

    private static void Propagate(void* job, int part)
    {
        var pass = *(BatchNormPass<T>*)job;
        BatchKernels.WriteRows(new BatchTerms.Back<T>(pass.g, pass.z, pass.μ, pass.a, pass.p, pass.q), pass.Rows(part), pass.Shape.Size, pass.Ofz);
    }

    private static void ForwardOfMaps(void* job, int part)
    {
        var pass = *(BatchNormPass<T>*)job;
        var (maps, shape, examples) = (pass.Maps(part), pass.Shape, pass.Examples);
        if (pass.Training)
        {
            BatchKernels.SumOfMaps(new BatchTerms.Value<T>(pass.z), examples, shape, maps, 1 / pass.Count, pass.μ);
            BatchKernels.SumOfMaps(new BatchTerms.Squared<T>(pass.z, pass.μ), examples, shape, maps, 1 / pass.Count, pass.σ2);
        }

        ChannelKernels.Scale(pass.γ, pass.σ2, pass.ε, maps, pass.a);
        BatchKernels.WriteMaps(new BatchTerms.Normalized<T>(pass.z, pass.μ, pass.a, pass.β), examples, shape, maps, pass.o);
    }

    private static void BackwardOfMaps(void* job, int part)
    {
        var pass = *(BatchNormPass<T>*)job;
        var (maps, shape, examples) = (pass.Maps(part), pass.Shape, pass.Examples);
        BatchKernels.SumOfMaps(new BatchTerms.Value<T>(pass.g), examples, shape, maps, 1, pass.Ofβ);
        BatchKernels.SumOfMaps(new BatchTerms.Product<T>(pass.g, pass.z, pass.μ), examples, shape, maps, 1, pass.SumOfProducts);
        ChannelKernels.Shares(pass.Ofβ, pass.SumOfProducts, pass.σ2, pass.ε, pass.Share, maps, pass.Ofγ, pass.p, pass.q);
        if (pass.Ofz is not null)
            BatchKernels.WriteMaps(new BatchTerms.Back<T>(pass.g, pass.z, pass.μ, pass.a, pass.p, pass.q), examples, shape, maps, pass.Ofz);
    }

    private void Run(delegate*<void*, int, void> work)
    {
        var parts = WorkerPool.Parts((long)Examples * Shape.Size, Shape.IsImage ? LeastMaps : LeastRows);
        _parts = Math.Min(parts, Shape.IsImage ? Shape.Channels : Blocks(Shape, Examples));
        var job = this;
        WorkerPool.Run(work, &job, _parts, wake: (long)Examples * Shape.Size >= LeastWaking);
    }

    private readonly T* OfBlock(int block) => OfBlocks + (2 * (nint)(block - 1) * Shape.Size);

    private readonly int FirstRow(int block) => (int)((long)Examples * block / Blocks(Shape, Examples));

    private readonly (int From, int To) BlocksOf(int part)
    {
        var blocks = Blocks(Shape, Examples);
        return (blocks * part / _parts, blocks * (part + 1) / _parts);
    }

    private readonly Range Rows(int part)
    {
        var (from, to) = BlocksOf(part);
        return FirstRow(from)..FirstRow(to);
    }

    private readonly Range Maps(int part) => (Shape.Channels * part / _parts)..(Shape.Channels * (part + 1) / _parts);
}
