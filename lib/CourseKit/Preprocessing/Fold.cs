namespace CourseKit.Preprocessing;

/// <summary>One fold of k: the rows to train on and the rows to validate on, counted from 0.</summary>
/// <param name="Train">All rows of the other folds, ascending.</param>
/// <param name="Validation">This fold's rows, ascending.</param>
public sealed record Fold(int[] Train, int[] Validation);
