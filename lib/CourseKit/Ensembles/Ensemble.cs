using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>Several trained predictors that predict as one: <c>new Ensemble([a.Probabilities, b.Probabilities]).Predict(x)</c>.</summary>
/// <remarks>A predictor is any function from examples (examples × features) to outputs (examples × outputs). An ensemble's <see cref="Predict(Matrix)"/> is one too.</remarks>
public class Ensemble
{
    /// <summary>An ensemble of given members.</summary>
    /// <param name="members">At least one predictor.</param>
    /// <param name="combination">How their predictions are combined; null for <see cref="Averaging"/>.</param>
    /// <param name="weights">One number a member, in [0, ∞), not all 0; null for equal weights.</param>
    /// <exception cref="ArgumentException">There are no members, or a weight is out of range.</exception>
    public Ensemble(IEnumerable<Func<Matrix, Matrix>> members, Combination? combination = null, Vector? weights = null)
    {
        Members = [.. members];
        Combination = combination ?? new Averaging();
        Weights = weights?.Copy() ?? (new Vector(Members.Count) + 1);
        if (Members.Count == 0)
            throw new ArgumentException("members must be at least one, got none", nameof(members));
        if (Weights.Length != Members.Count)
            throw new ShapeException($"Ensemble: there are {Members.Count} members and {Weights.Length} weights: there must be one weight a member");
        for (var m = 0; m < Members.Count; m++)
            _ = Within.NotNegative(Weights[m], Invariant($"weight {m}"));
    }

    /// <summary>The predictors, in the order in which they were trained.</summary>
    public IReadOnlyList<Func<Matrix, Matrix>> Members { get; }

    /// <summary>How their predictions are combined.</summary>
    public Combination Combination { get; }

    /// <summary>w, one number a member.</summary>
    public Vector Weights { get; }

    /// <summary>The ensemble's prediction.</summary>
    /// <param name="x">One example a row (examples × features).</param>
    /// <returns>Outputs (examples × outputs).</returns>
    public Matrix Predict(Matrix x) => Predict(x, Members.Count);

    /// <summary>The prediction of the first members alone, to see what the later ones add.</summary>
    /// <param name="x">One example a row (examples × features).</param>
    /// <param name="members">How many, 1 … all.</param>
    public Matrix Predict(Matrix x, int members)
        => members >= 1 && members <= Members.Count
            ? Combination.Of(Predictions(x, members), Weights[..members])
            : throw new ArgumentOutOfRangeException(nameof(members), Invariant($"members must be in 1 … {Members.Count}, got {members}"));

    /// <summary>Each member's own prediction.</summary>
    /// <param name="x">One example a row (examples × features).</param>
    public IReadOnlyList<Matrix> Predictions(Matrix x) => Predictions(x, Members.Count);

    private Matrix[] Predictions(Matrix x, int members) => [.. Members.Take(members).Select(member => member(x))];
}
