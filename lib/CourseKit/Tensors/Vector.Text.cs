using System.Globalization;

namespace CourseKit.Tensors;

/// <content>How a vector shows itself.</content>
public sealed partial class Vector
{
    /// <summary>The elements to five digits: <c>(1, 2, 3)</c>; a long vector is cut in the middle.</summary>
    public override string ToString()
        => Length <= 20
            ? $"({string.Join(", ", this.Select(Storage.Text))})"
            : $"({string.Join(", ", this.Take(8).Select(Storage.Text))}, …, {string.Join(", ", this.TakeLast(4).Select(Storage.Text))}; {Length} numbers)";

    /// <summary>The same as a small HTML table of one row.</summary>
    public string ToHtml() => TensorText.Html(Head, 1, Length, (_, index) => this[index]);

    private string Head => string.Create(CultureInfo.InvariantCulture, $"vector of {Length}{(Precision == Precision.Single ? ", single precision" : string.Empty)}");
}
