namespace CourseKit.Regularization;

/// <summary>What λ multiplies in ridge regression: the two readings that books mix up.</summary>
public enum RidgeForm
{
    /// <summary>Minimum of ‖Xw − y‖² + λ‖w‖²: the factors 2 of both derivatives cancel, w = (XᵀX + λI)⁻¹Xᵀy.</summary>
    Lambda,

    /// <summary>Minimum of ½‖Xw − y‖² + λ‖w‖²: w = (XᵀX + 2λI)⁻¹Xᵀy, the numbers that the lecture prints for (5.28).</summary>
    TwoLambda,
}
