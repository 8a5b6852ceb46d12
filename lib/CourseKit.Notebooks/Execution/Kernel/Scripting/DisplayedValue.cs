using CourseKit.Notebooks.Execution.Kernel.Formatting;
using CourseKit.Notebooks.Execution.Kernel.Output;

namespace CourseKit.Notebooks.Scripting;

/// <summary>A value on the page, which can be replaced by another one: a progress line, an animation's last frame.</summary>
public sealed class DisplayedValue
{
    private readonly OutputSink? _sink;
    private readonly string[] _mimeTypes;

    internal DisplayedValue(OutputSink? sink, string displayId, string[] mimeTypes)
    {
        _sink = sink;
        _mimeTypes = mimeTypes;
        DisplayId = displayId;
    }

    /// <summary>The place on the page.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in the same place.</summary>
    /// <param name="updatedValue">The value to show instead.</param>
    public void Update(object? updatedValue)
    {
        Interrupt.Poll();
        _sink?.Show(new DisplayOutput(ValueFormatter.Format(updatedValue, _mimeTypes, _sink), DisplayId: DisplayId));
    }
}
