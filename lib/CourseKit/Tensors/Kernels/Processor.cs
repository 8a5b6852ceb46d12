using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors;

/// <summary>What this machine's processor can do, beyond the width of its registers.</summary>
internal static class Processor
{
    /// <summary>Whether it multiplies and adds in one instruction, with one rounding: on x64 since about 2013, on ARM64 always.</summary>
    /// <remarks>
    /// Where it does not, the runtime calls a function for each number instead, and training took a hundred times as long: there products
    /// are rounded before they are added, and their last bits are not those of other machines. They are the same on any number of
    /// threads all the same.
    /// </remarks>
    internal static bool MultipliesAndAdds => Fma.IsSupported || AdvSimd.IsSupported;
}
