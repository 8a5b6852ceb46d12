namespace CourseKit.Preprocessing;

/// <summary>The rows of a data set, counted from 0, dealt out to three purposes; each row has one.</summary>
/// <param name="Train">The rows that weights are learned from.</param>
/// <param name="Validation">The rows that hyper-parameters are chosen by; may be empty.</param>
/// <param name="Test">The rows that the chosen model is measured on, once; may be empty.</param>
public sealed record DataSplit(int[] Train, int[] Validation, int[] Test)
{
    /// <summary>Whether both hold the same rows in the same order.</summary>
    public bool Equals(DataSplit? other)
        => other is not null && Train.AsSpan().SequenceEqual(other.Train) && Validation.AsSpan().SequenceEqual(other.Validation)
            && Test.AsSpan().SequenceEqual(other.Test);

    /// <summary>A hash of the numbers of rows.</summary>
    public override int GetHashCode() => HashCode.Combine(Train.Length, Validation.Length, Test.Length);
}
