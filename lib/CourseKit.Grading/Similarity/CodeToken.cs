using System.Runtime.InteropServices;

namespace CourseKit.Grading.Similarity;

/// <summary>One token of code with its disguises taken off.</summary>
/// <param name="Code">Equal for tokens that count as equal.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodeToken(int Code, int Start, int End);
