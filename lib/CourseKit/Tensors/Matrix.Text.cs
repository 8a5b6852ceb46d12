using System.Globalization;

namespace CourseKit.Tensors;

/// <content>How a matrix shows itself.</content>
public sealed partial class Matrix
{
    /// <summary>Shape, precision and elements to five digits; a long matrix is cut in the middle.</summary>
    public override string ToString() => TensorText.Text(Head, Rows, Columns, (row, column) => this[row, column]);

    /// <summary>The same as a small HTML table.</summary>
    public string ToHtml() => TensorText.Html(Head, Rows, Columns, (row, column) => this[row, column]);

    private string Head => string.Create(CultureInfo.InvariantCulture, $"{Rows} × {Columns}{(Precision == Precision.Single ? ", single precision" : string.Empty)}");
}
