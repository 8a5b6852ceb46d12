namespace CourseKit.Data.Fetching;

/// <summary>How patient a download is.</summary>
/// <param name="IdleLimit">How long a mirror may send nothing.</param>
/// <param name="Resumptions">How often a mirror that breaks off is asked for the rest, as long as something came.</param>
/// <param name="Clock">What measures <paramref name="IdleLimit"/>.</param>
internal sealed record FetchSettings(TimeSpan IdleLimit, int Resumptions, TimeProvider Clock)
{
    public static FetchSettings Default { get; } = new(TimeSpan.FromSeconds(30), 5, TimeProvider.System);
}
