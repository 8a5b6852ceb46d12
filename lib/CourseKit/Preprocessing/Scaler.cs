using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>A rule for preparing data. Fitted to the training set it becomes a <see cref="FittedScaler"/>, which prepares any set.</summary>
/// <remarks>
/// <c>var fitted = new StandardScore().Fit(training); var (a, b) = (fitted.Transform(training), fitted.Transform(test));</c>
/// There is no way to fit and transform in one call, so that no test set is fitted by accident: what is learned from it
/// would leak. Numbers must be finite, NaN (a missing value) is an error that says where: put <see cref="FillMissing"/> in
/// front. Statistics are computed in double; results have the precision of the data. A new scaler is one record and
/// one row in <see cref="AllScalers"/>.
/// </remarks>
public abstract record Scaler
{
    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>The formula.</summary>
    public abstract string Formula { get; }

    /// <summary>Whether NaN, a missing value, is allowed in the data.</summary>
    internal virtual bool AllowsMissing => false;

    /// <summary>Learns what the rule needs (means, ranges, categories, directions) from the training set, and from no other.</summary>
    /// <param name="training">The training set, one example a row (examples × features), at least one example.</param>
    /// <returns>What prepares every set in the same way.</returns>
    /// <exception cref="ShapeException">There are no examples.</exception>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public FittedScaler Fit(Matrix training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Rows == 0)
            throw new ShapeException(Invariant($"{Name}: the training set is 0 × {training.Columns}: there must be at least one example"));
        Require.Finite(training, Name, AllowsMissing);
        return Learn(training);
    }

    /// <summary>Learns from data that is checked already.</summary>
    /// <param name="training">The training set, of either precision, at least one row.</param>
    private protected abstract FittedScaler Learn(Matrix training);
}
