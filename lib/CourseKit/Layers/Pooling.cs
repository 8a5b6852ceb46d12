namespace CourseKit.Layers;

/// <summary>What the pooling layers say alike.</summary>
internal static class Pooling
{
    internal static int? Stride(int? stride)
        => stride is null or >= 1 ? stride : throw new ArgumentOutOfRangeException(nameof(stride), $"Stride must be ≥ 1, got {stride}");

    internal static string Name(string kind, Window window, int? stride, Padding padding)
        => $"{kind} pooling {window}{(stride is null ? "" : $", stride {stride}")}{(padding == Padding.None ? "" : $", padding {padding}")}";
}
