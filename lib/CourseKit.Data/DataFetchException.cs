namespace CourseKit.Data;

/// <summary>A download that no mirror gave; the message says why, mirror by mirror.</summary>
/// <param name="message">What failed, where, and what to do.</param>
/// <param name="inner">The last cause, if any.</param>
public sealed class DataFetchException(string message, Exception? inner = null) : IOException(message, inner);
