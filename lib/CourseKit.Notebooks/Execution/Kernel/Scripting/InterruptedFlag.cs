namespace CourseKit.Notebooks.Scripting;

/// <summary>Whether one cell's code is to end.</summary>
internal sealed class InterruptedFlag
{
    private volatile bool isSet;

    public bool IsSet => isSet;

    public void Set() => isSet = true;
}
