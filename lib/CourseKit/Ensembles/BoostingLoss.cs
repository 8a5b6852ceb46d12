namespace CourseKit.Ensembles;

/// <summary>The loss whose gradient gradient boosting follows.</summary>
public enum BoostingLoss
{
    /// <summary>½ ‖y − f‖², for regression; its negative gradient is the residual y − f.</summary>
    SquaredError,

    /// <summary>−Σ y ln softmax(f), for one-hot classes; its negative gradient is y − softmax(f).</summary>
    CrossEntropy,
}
