using Microsoft.ML.Data;

namespace CourseKit.MLNet.Views;

/// <summary>A column of a view.</summary>
/// <param name="Name">The name by which trainers find it.</param>
/// <param name="Type">What it holds.</param>
internal abstract record ViewColumn(string Name, DataViewType Type)
{
    /// <summary>A <c>ValueGetter</c> of the column's type for the row where a cursor stands.</summary>
    /// <param name="row">The cursor's row at the time of the call.</param>
    public abstract Delegate Getter(Func<int> row);
}
