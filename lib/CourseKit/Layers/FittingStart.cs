using CourseKit.Activations;
using CourseKit.Initialization;

namespace CourseKit.Layers;

/// <summary>The initialization that keeps the signal's size under an activation.</summary>
internal static class FittingStart
{
    /// <summary>He where negative inputs are (nearly) cut off, half the signal; Xavier elsewhere.</summary>
    internal static Initializer Of(Activation? activation)
        => activation is ReLU or LeakyReLU or PReLU or ELU or GELU or TanhGELU or SiLU or Mish or Softplus ? new He() : new Xavier();
}
