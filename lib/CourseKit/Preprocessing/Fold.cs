namespace CourseKit.Preprocessing;

/// <summary>One fold of k: the rows to train on and the rows to validate on, counted from 0.</summary>
/// <param name="Train">All rows of the other folds, ascending.</param>
/// <param name="Validation">This fold's rows, ascending.</param>
public sealed record Fold(int[] Train, int[] Validation)
{
    /// <summary>Whether both hold the same rows in the same order.</summary>
    public bool Equals(Fold? other)
        => other is not null && Train.AsSpan().SequenceEqual(other.Train) && Validation.AsSpan().SequenceEqual(other.Validation);

    /// <summary>A hash of the numbers of rows.</summary>
    public override int GetHashCode() => HashCode.Combine(Train.Length, Validation.Length);
}
