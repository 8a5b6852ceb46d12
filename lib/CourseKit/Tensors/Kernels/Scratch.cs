using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CourseKit.Tensors;

/// <summary>Memory of a thread's own for packed operands, kept from call to call, so that a product allocates nothing.</summary>
internal static unsafe class Scratch
{
    private const int Alignment = 64;

    [ThreadStatic]
    private static byte[]? _right;

    [ThreadStatic]
    private static byte[]? _left;

    /// <summary>Room for panels of B. Each call gives the same place.</summary>
    internal static T* Right<T>(nint length)
        where T : unmanaged => (T*)Aligned(ref _right, length * sizeof(T));

    /// <summary>Room for rows of A.</summary>
    internal static T* Left<T>(nint length)
        where T : unmanaged => (T*)Aligned(ref _left, length * sizeof(T));

    private static void* Aligned(ref byte[]? memory, nint bytes)
    {
        // Pinned: the address stays good as long as the thread holds the array.
        if (memory is null || memory.Length < bytes + Alignment)
            memory = GC.AllocateUninitializedArray<byte>(checked((int)(bytes + (bytes / 4) + Alignment)), pinned: true);
        var address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
        return (void*)((address + Alignment - 1) & -Alignment);
    }
}
