using CourseKit.Tensors;
using Microsoft.ML.Data;

namespace CourseKit.MLNet.Views;

/// <summary>The rows of a matrix.</summary>
internal sealed record FeatureColumn(Matrix X) : ViewColumn("Features", new VectorDataViewType(NumberDataViewType.Single, X.Columns))
{
    /// <inheritdoc/>
    public override Delegate Getter(Func<int> row)
    {
        void Get(ref VBuffer<float> value)
        {
            // The caller's buffer is filled again where it is large enough.
            var editor = VBufferEditor.Create(ref value, X.Columns);
            if (X.Precision == Precision.Single)
            {
                X.RowSpan<float>(row()).CopyTo(editor.Values);
            }
            else
            {
                var from = X.RowSpan<double>(row());
                for (var i = 0; i < from.Length; i++)
                    editor.Values[i] = (float)from[i];
            }

            value = editor.Commit();
        }

        return (Microsoft.ML.ValueGetter<VBuffer<float>>)Get;
    }
}
