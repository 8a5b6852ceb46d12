namespace CourseKit.Data.Fetching;

/// <summary>A mirror that failed, and in what way.</summary>
/// <param name="message">What it did, for the user.</param>
/// <param name="mayResume">Asking it for the rest makes sense.</param>
/// <param name="inner">The cause, if any.</param>
internal sealed class MirrorException(string message, bool mayResume, Exception? inner = null) : Exception(message, inner)
{
    public bool MayResume { get; } = mayResume;
}
