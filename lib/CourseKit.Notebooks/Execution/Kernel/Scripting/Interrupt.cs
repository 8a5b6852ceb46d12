using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CourseKit.Notebooks.Scripting;

/// <summary>What an interactive kernel writes into the loops of a cell, so that a request to stop finds them between two
/// statements of the reader's own: everything that they have assigned by then is whole.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Interrupt
{
    private static volatile bool requested;

    internal static bool IsRequested
    {
        get => requested;
        set => requested = value;
    }

    /// <summary>Ends the cell if that was asked for.</summary>
    /// <exception cref="OperationCanceledException">The reader has interrupted the cell.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Poll()
    {
        if (requested)
            End();
    }

    private static void End() => throw new OperationCanceledException("the cell was interrupted");
}
