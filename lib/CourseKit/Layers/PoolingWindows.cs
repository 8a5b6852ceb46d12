using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>Where the windows of a pooling layer lie: window (y, x) covers the pixels of the image from (S·y − P, S·x − P) on.</summary>
internal readonly struct PoolingWindows
{
    private readonly Window _window;
    private readonly int _stepDown;
    private readonly int _stepRight;
    private readonly int _top;
    private readonly int _left;

    internal PoolingWindows(string owner, TensorShape input, Window window, int? stride, Padding padding)
    {
        // Beyond that a window could lie outside of the image altogether.
        if (padding.Size >= Math.Min(window.Height, window.Width) && padding.Size > 0)
            throw new ShapeException(Invariant($"{owner}: padding {padding.Size} must be smaller than the window, {window}: otherwise a window holds nothing but padding"));
        (_window, _stepDown, _stepRight) = (window, stride ?? window.Height, stride ?? window.Width);
        (var rows, _top) = padding.Along(owner, input.Height, window.Height, _stepDown);
        (var columns, _left) = padding.Along(owner, input.Width, window.Width, _stepRight);
        (Input, Output) = (input, new(input.Channels, rows, columns));
    }

    internal TensorShape Input { get; }

    internal TensorShape Output { get; }

    /// <summary>The image's rows in windows (y, …): from the first to before the last.</summary>
    internal (int Start, int End) Rows(int y) => Clip((y * _stepDown) - _top, _window.Height, Input.Height);

    /// <summary>The image's columns in windows (…, x).</summary>
    internal (int Start, int End) Columns(int x) => Clip((x * _stepRight) - _left, _window.Width, Input.Width);

    private static (int Start, int End) Clip(int start, int size, int limit) => (Math.Max(0, start), Math.Min(limit, start + size));
}
