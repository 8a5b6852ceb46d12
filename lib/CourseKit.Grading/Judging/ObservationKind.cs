namespace CourseKit.Grading.Judging;

/// <summary>What sort of data an observed value is.</summary>
internal enum ObservationKind
{
    Number,
    Vector,
    Matrix,
    Boolean,
    Text,
    List,
    Nothing,
    Other,
}
