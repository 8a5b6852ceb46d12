namespace CourseKit.Data.Tests;

/// <summary>Hears progress at once, on the thread that reports it (Progress&lt;T&gt; would post it elsewhere).</summary>
internal sealed class Listener(Action<DataProgress> hear) : IProgress<DataProgress>
{
    public void Report(DataProgress value) => hear(value);
}
