namespace CourseKit.Preprocessing;

/// <summary>The rows of a data set, counted from 0, dealt out to three purposes; each row has one.</summary>
/// <param name="Train">The rows that weights are learned from.</param>
/// <param name="Validation">The rows that hyper-parameters are chosen by; may be empty.</param>
/// <param name="Test">The rows that the chosen model is measured on, once; may be empty.</param>
public sealed record DataSplit(int[] Train, int[] Validation, int[] Test);
