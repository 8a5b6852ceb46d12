namespace CourseKit.Data;

/// <summary>What of a data set lies in the data folder.</summary>
public enum DataSetState
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>Some of its files.</summary>
    Partial,

    /// <summary>All its files, but with other contents than the set's checksums say.</summary>
    Altered,

    /// <summary>All its files, with the right checksums.</summary>
    Present,
}
