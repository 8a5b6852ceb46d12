using CourseKit.Display;

namespace CourseKit.Training;

/// <summary>A stored model or training that cannot be used as it is, with the place of the fault: <c>model.ckm: tensor "layer 2/W": …</c>.</summary>
public sealed class ModelFormatException : FormatException
{
    /// <summary>A fault at a place of a source.</summary>
    /// <param name="source">The file, or what the source is called.</param>
    /// <param name="place">The part of it; empty for the whole.</param>
    /// <param name="problem">Got, wanted, what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public ModelFormatException(string source, string place, string problem, Exception? inner = null)
        : base(SingleLine.Of($"{source}: {(place.Length == 0 ? "" : place + ": ")}{problem}"), inner)
        => (SourceName, Place) = (source, place);

    /// <summary>The file, or what the source is called.</summary>
    public string SourceName { get; }

    /// <summary>The part of it; empty for the whole.</summary>
    public string Place { get; }
}
