namespace CourseKit.Losses;

/// <summary>What a loss expects a network to put out.</summary>
public enum OutputKind
{
    /// <summary>Any real numbers: scores (logits) or predicted quantities.</summary>
    Real,

    /// <summary>Probabilities, each in [0, 1].</summary>
    Probability,
}
