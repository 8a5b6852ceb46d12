using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>An ensemble that was boosted: it votes by the members' weights α.</summary>
public sealed class BoostedEnsemble : Ensemble
{
    internal BoostedEnsemble(IReadOnlyList<Func<Matrix, Matrix>> members, Vector α, Vector errors)
        : base(members, new Voting(), α)
        => Errors = errors;

    /// <summary>ε, each member's weighted error in its round.</summary>
    public Vector Errors { get; }
}
