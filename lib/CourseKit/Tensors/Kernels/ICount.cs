namespace CourseKit.Tensors;

/// <summary>A number as a type: code generic over one is compiled anew for each, and what it compares with it vanishes.</summary>
internal interface ICount
{
    static abstract int Value { get; }
}
