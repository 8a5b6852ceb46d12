using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors;

/// <summary>What this machine's processor can do, beyond the width of its registers.</summary>
internal static class Processor
{
    /// <summary>Whether it multiplies and adds in one instruction, with one rounding: on x64 since about 2013, on ARM64 always.</summary>
    /// <remarks>
    /// Where it does not, the runtime would call a function for each number, and training take more than ten times as long: there products are
    /// rounded before they are added. The last bits are then not those of other machines, but the same in every run, in registers of
    /// any width and on any number of threads. The registers ask the runtime themselves, as the compiler then sees one branch only.
    /// </remarks>
    internal static bool MultipliesAndAdds => Fma.IsSupported || AdvSimd.IsSupported;
}
