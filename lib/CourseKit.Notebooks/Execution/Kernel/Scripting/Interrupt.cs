using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CourseKit.Notebooks.Scripting;

/// <summary>What a kernel whose cells can be stopped writes into the loops of a cell, so that a request to stop finds them between two
/// statements of the reader's own: everything that they have assigned by then is whole.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Interrupt
{
    private static readonly AsyncLocal<InterruptedFlag?> OfThisFlow = new();
    private static volatile int _requests;

    /// <summary>Notes that some running code is to end. As long as there is none, a poll is one comparison.</summary>
    internal static void Ask() => Interlocked.Increment(ref _requests);

    /// <summary>Takes a note back: all that it meant has ended.</summary>
    internal static void Forget() => Interlocked.Decrement(ref _requests);

    /// <summary>Lets a library that knows nothing of notebooks ask, at its own loops, whether it is to end: it finds the question in
    /// <see cref="AppContext"/> under the name that CourseKit's <c>Tensors/Interruption</c> gives.</summary>
    internal static void OfferToLibraries() => AppContext.SetData("CourseKit.IsInterrupted", static () => _requests > 0 && IsMeant);

    /// <summary>Tells the calling flow, and all that it starts, which flag ends it.</summary>
    internal static void Heed(InterruptedFlag flag) => OfThisFlow.Value = flag;

    /// <summary>Ends the cell if that was asked for.</summary>
    /// <exception cref="OperationCanceledException">The reader has interrupted the cell.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Poll()
    {
        if (_requests > 0)
            EndIfMeant();
    }

    private static bool IsMeant => OfThisFlow.Value is { IsSet: true };

    private static void EndIfMeant()
    {
        if (IsMeant)
            throw new OperationCanceledException("the cell was interrupted");
    }
}
