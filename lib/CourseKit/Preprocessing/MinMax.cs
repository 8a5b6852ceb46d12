using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Min–max: z = low + (x − min) / (max − min) · (high − low), for each feature with its range in the training set.</summary>
/// <remarks>
/// Other data may fall outside [low, high]; it isn't cut off. A feature that is constant in the training set keeps its
/// unit and is moved to low.
/// </remarks>
/// <param name="Low">Where the training set's least number goes, finite.</param>
/// <param name="High">Where its largest goes, finite, &gt; low.</param>
public sealed record MinMax(double Low = 0, double High = 1) : Scaler
{
    /// <inheritdoc/>
    public override string Name => "Min–max";

    /// <inheritdoc/>
    public override string Formula => "low + (x − min) / (max − min) · (high − low)";

    private protected override FittedScaler Learn(Matrix training)
    {
        if (!(double.IsFinite(Low) && double.IsFinite(High) && Low < High))
            throw new InvalidOperationException($"{Name}: low and high must be finite numbers, low < high, got {Storage.Text(Low)} and {Storage.Text(High)}");
        var min = Column.Low(training);
        var scale = ((Column.High(training) - min) / (High - Low)).Map(width => width == 0 ? 1 : width);

        // low + (x − min)/scale = (x − (min − low · scale))/scale.
        return new FittedShiftAndScale(this, min - (Low * scale), scale);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
