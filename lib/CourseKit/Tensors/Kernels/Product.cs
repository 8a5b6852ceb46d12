namespace CourseKit.Tensors;

/// <summary>A product C = A · B, or a block of one, as the threads that share it see it.</summary>
internal unsafe struct Product<T>
    where T : unmanaged
{
    internal T* A;

    /// <summary>From one row of A to the next; 1 for Aᵀ of a row-major matrix.</summary>
    internal nint RowStride;

    /// <summary>From one column of A to the next.</summary>
    internal nint ColumnStride;

    internal T* B;

    /// <summary>From one row of B to the next, or of what is stored as Bᵀ.</summary>
    internal nint BStride;

    internal bool TransposeB;
    internal T* C;
    internal nint CStride;
    internal int Rows;
    internal int Inner;
    internal int Columns;

    /// <summary>Whether C is added to.</summary>
    internal bool Accumulate;

    /// <summary>Added to each row of C when it is complete, if there is one.</summary>
    internal T* Bias;

    /// <summary>Whether C is max(0, …) when it is complete.</summary>
    internal bool ReLU;

    /// <summary>Columns of a panel of B.</summary>
    internal int Width;

    /// <summary>Room for the panels that are packed, and the first of them.</summary>
    internal T* Packed;

    internal int FirstPacked;

    /// <summary>Whether each thread copies its rows of A, a group at a time, to where they do not crowd one another out of the cache.</summary>
    internal bool PackLeft;

    /// <summary>Rows of tiles; they differ in height by one row at most.</summary>
    internal int Tiles;

    internal int Parts;

    /// <summary>Whether the parts are ranges of panels (for few rows), not of tiles.</summary>
    internal bool SplitPanels;

    internal readonly int Panels => (Columns + Width - 1) / Width;

    internal readonly int FirstRow(int tile) => (int)((long)tile * Rows / Tiles);

    internal readonly T* Panel(int panel) => Packed + ((nint)(panel - FirstPacked) * Width * Inner);
}
