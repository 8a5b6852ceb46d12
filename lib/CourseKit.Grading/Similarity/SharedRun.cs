namespace CourseKit.Grading.Similarity;

/// <summary>A stretch of code that two students have in common, whatever its names, literals, comments and layout.</summary>
/// <param name="ExerciseId">The exercise in which the first student has it; empty for an added cell.</param>
/// <param name="First">Where it stands in the first student's code.</param>
/// <param name="Second">Where it stands in the second student's code.</param>
/// <param name="Tokens">Its length in tokens, the released template's not counted.</param>
/// <param name="Rarity">How unusual it is in this class, from 0 (many have it) to 1 (only these two have it).</param>
public sealed record SharedRun(string ExerciseId, CodeSpan First, CodeSpan Second, int Tokens, double Rarity)
{
    /// <summary>Tokens times rarity: what the run counts.</summary>
    public double Weight => Tokens * Rarity;
}
