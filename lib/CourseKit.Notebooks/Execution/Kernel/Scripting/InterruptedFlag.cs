namespace CourseKit.Notebooks.Scripting;

/// <summary>Whether one cell's code is to end.</summary>
internal sealed class InterruptedFlag
{
    private volatile bool _isSet;

    public bool IsSet => _isSet;

    public void Set() => _isSet = true;
}
