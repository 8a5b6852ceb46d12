using Microsoft.ML;
using Microsoft.ML.Data;

namespace CourseKit.MLNet.Views;

/// <summary>The answer of each row.</summary>
/// <typeparam name="T">How ML.NET stores an answer.</typeparam>
/// <param name="Type">What ML.NET calls it.</param>
/// <param name="Value">The answer of a row.</param>
internal sealed record LabelColumn<T>(DataViewType Type, Func<int, T> Value) : ViewColumn("Label", Type)
{
    /// <inheritdoc/>
    public override Delegate Getter(Func<int> row) => (ValueGetter<T>)((ref T value) => value = Value(row()));
}
