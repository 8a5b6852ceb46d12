using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>What the pooling layers have in common: each feature map of each example by itself, the maps shared out to threads.</summary>
internal static unsafe class Pooling
{
    // Numbers that are worth waking a thread for.
    private const int LeastPart = 1 << 14;

    internal static int? Stride(int? stride)
        => stride is null or >= 1 ? stride : throw new ArgumentOutOfRangeException(nameof(stride), Invariant($"Stride must be ≥ 1, got {stride}"));

    internal static string Name(string kind, Window window, int? stride, Padding padding)
        => $"{kind} pooling {window}{(stride is null ? "" : Invariant($", stride {stride}"))}{(padding == Padding.None ? "" : $", padding {padding}")}";

    internal static void Forward<T, TPooling>(LayerPass pass, in PoolingWindows windows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPooling : IPooling
        => Run<T, TPooling>(windows, pass.Examples, pass.Input.AsSpan<T>(), pass.Output.AsSpan<T>(), Places(pass), back: false);

    internal static void Backward<T, TPooling>(LayerPass pass, in PoolingWindows windows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPooling : IPooling
    {
        if (pass.InputGradient is { } inputGradient)
            Run<T, TPooling>(windows, pass.Examples, inputGradient.AsSpan<T>(), pass.OutputGradient.AsSpan<T>(), Places(pass), back: true);
    }

    private static Span<int> Places(LayerPass pass) => pass.Places(0, pass.Output.Rows * pass.Output.Columns);

    private static void Run<T, TPooling>(in PoolingWindows windows, int examples, Span<T> maps, Span<T> outputs, Span<int> places, bool back)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPooling : IPooling
    {
        fixed (T* pMaps = maps, pOutputs = outputs)
        fixed (int* pPlaces = places)
        {
            var range = new Maps<T, TPooling> { Windows = windows, Input = pMaps, Output = pOutputs, Places = pPlaces, Back = back };
            Ranges.Run(range, examples * windows.Input.Channels, Math.Max(1, LeastPart / windows.Input.MapSize));
        }
    }

    private struct Maps<T, TPooling> : IRange
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPooling : IPooling
    {
        internal PoolingWindows Windows;
        internal T* Input;
        internal T* Output;
        internal int* Places;
        internal bool Back;

        public readonly void Run(int from, int to)
        {
            int input = Windows.Input.MapSize, output = Windows.Output.MapSize;
            for (nint map = from; map < to; map++)
            {
                var ofMap = new Span<T>(Input + (map * input), input);
                var ofOutput = new Span<T>(Output + (map * output), output);
                var places = new Span<int>(Places + (map * output), output);
                if (!Back)
                {
                    TPooling.Forward<T>(Windows, ofMap, ofOutput, places);
                    continue;
                }

                ofMap.Clear();
                TPooling.Backward<T>(Windows, ofOutput, places, ofMap);
            }
        }
    }
}
