using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Fills missing values (NaN) with the mean or median of the feature's values in the training set, or with a number.</summary>
/// <remarks>
/// Its inverse leaves the data as it is: which values were missing is forgotten, unless <c>Mark</c> adds a column of 0 and 1 for each
/// feature that had missing values in the training set.
/// </remarks>
/// <param name="With">What to fill with.</param>
/// <param name="Number">The number for <see cref="FillWith.Number"/>, finite.</param>
/// <param name="Mark">Whether to add, after all features, a column for each feature with missing values: 1 where filled, otherwise 0.</param>
public sealed record FillMissing(FillWith With = FillWith.Mean, double Number = 0, bool Mark = false) : Scaler
{
    /// <inheritdoc/>
    public override string Name => "Fill missing values";

    /// <inheritdoc/>
    public override string Formula => "NaN → mean, median or a number";

    internal override bool AllowsMissing => true;

    private protected override FittedScaler Learn(Matrix training)
    {
        if (!double.IsFinite(Number))
            throw new InvalidOperationException($"{Name}: the number to fill with must be finite, got {Storage.Text(Number)}");
        var fill = new Vector(training.Columns);
        var marked = new List<int>();
        for (var j = 0; j < fill.Length; j++)
        {
            double[] present = [.. training.Column(j).Where(value => !double.IsNaN(value)).Order()];
            if (present.Length == 0 && With != FillWith.Number)
                throw new ArgumentException(Invariant($"{Name}: column {j} has no value in the training set, so that there is no {With.ToString().ToLowerInvariant()}: leave the column out, or fill with FillWith.Number"));
            if (Mark && present.Length < training.Rows)
                marked.Add(j);
            fill[j] = With switch
            {
                FillWith.Mean => present.Average(),
                FillWith.Median => (present[(present.Length - 1) / 2] + present[present.Length / 2]) / 2,
                _ => Number,
            };
        }

        return new FittedFill(this, fill, [.. marked]);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
