using System.Net;
using CourseKit.Data.Display;
using CourseKit.Display;

namespace CourseKit.Data;

/// <summary>A digit set: training and test pictures, and which set it is.</summary>
/// <param name="name">"MNIST" or "CourseKit digits".</param>
/// <param name="source">Which set was taken, how much of it and from where, in one line.</param>
/// <param name="train">Pictures to learn from.</param>
/// <param name="test">Pictures to judge by.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html"])]
public sealed class DigitSet(string name, string source, DigitSamples train, DigitSamples test)
{
    /// <summary>"MNIST" or "CourseKit digits".</summary>
    public string Name { get; } = name;

    /// <summary>Which set was taken, how much of it and from where, in one line.</summary>
    public string Source { get; } = source;

    /// <summary>Pictures to learn from.</summary>
    public DigitSamples Train { get; } = train;

    /// <summary>Pictures to judge by.</summary>
    public DigitSamples Test { get; } = test;

    /// <summary>The source line and the first training pictures.</summary>
    public string ToHtml() => $"<p>{WebUtility.HtmlEncode(Source)}</p>{Train.ToHtml()}";

    /// <summary>The source line.</summary>
    public override string ToString() => Source;
}
