namespace CourseKit.Optimizers;

/// <summary>Which point an optimizer with Nesterov's momentum holds as the parameters.</summary>
public enum NesterovForm
{
    /// <summary>Θ′ = Θ + αv, where the gradient is taken: the usual form, as in PyTorch.</summary>
    AtParameters,

    /// <summary>Θ, and the gradient is taken ahead of it: Algorithm 5-3.</summary>
    LookAhead,
}
